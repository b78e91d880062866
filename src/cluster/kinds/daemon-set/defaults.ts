import { withoutEmpty } from '../../apiserver/absent.ts';
import type { DaemonSet, IntOrString } from '../../types.ts';
import { defaultTemplate } from '../pod/pod-spec-defaults.ts';

export interface DaemonSetUpdateStrategy {
  readonly type?: string;
  readonly rollingUpdate?: { readonly maxUnavailable?: IntOrString; readonly maxSurge?: IntOrString };
}

// kubernetes pkg/apis/apps/v1/defaults.go SetDefaults_DaemonSet
export function defaultDaemonSet(daemonSet: DaemonSet): DaemonSet {
  const spec = withoutEmpty(daemonSet.spec ?? {}, ['minReadySeconds']);
  return {
    ...daemonSet,
    spec: {
      ...spec,
      template: defaultTemplate(spec.template),
      updateStrategy: defaultUpdateStrategy((spec.updateStrategy ?? {}) as DaemonSetUpdateStrategy),
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
    },
  };
}

function defaultUpdateStrategy({ type, rollingUpdate }: DaemonSetUpdateStrategy): DaemonSetUpdateStrategy {
  const chosen = type || 'RollingUpdate';
  if (chosen !== 'RollingUpdate') return { type: chosen, ...(rollingUpdate ? { rollingUpdate } : {}) };
  const { maxUnavailable = 1, maxSurge = 0 } = rollingUpdate ?? {};
  return { type: chosen, rollingUpdate: { maxUnavailable, maxSurge } };
}
