import type { IntOrString, StatefulSet } from '../../types.ts';

export interface StatefulSetUpdateStrategy {
  readonly type?: string;
  readonly rollingUpdate?: { readonly partition?: number; readonly maxUnavailable?: IntOrString };
}

/** The spec with what only the API server looks at. */
export type StatefulSetFields = StatefulSet['spec'] & {
  updateStrategy?: StatefulSetUpdateStrategy;
  minReadySeconds?: number;
  revisionHistoryLimit?: number;
  persistentVolumeClaimRetentionPolicy?: { whenDeleted?: string; whenScaled?: string };
  volumeClaimTemplates?: Record<string, unknown>[];
};

export function claimNames(spec: StatefulSetFields): string[] {
  return (spec.volumeClaimTemplates ?? []).flatMap(({ metadata }) => (metadata as { name?: string } | undefined)?.name ?? []);
}
