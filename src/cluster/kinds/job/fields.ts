import type { LabelSelector, PodTemplate } from '../../types.ts';

/** A Job's spec as the API server looks at it; a CronJob carries one too. */
export interface JobFields {
  parallelism?: number;
  completions?: number;
  activeDeadlineSeconds?: number;
  podFailurePolicy?: { rules?: PodFailureRule[] };
  successPolicy?: { rules?: { succeededCount?: number; succeededIndexes?: string }[] };
  backoffLimit?: number;
  backoffLimitPerIndex?: number;
  maxFailedIndexes?: number;
  selector?: LabelSelector;
  manualSelector?: boolean;
  template: PodTemplate;
  ttlSecondsAfterFinished?: number;
  completionMode?: string;
  suspend?: boolean;
  podReplacementPolicy?: string;
  managedBy?: string;
  [field: string]: unknown;
}

interface PodFailureRule {
  action?: string;
  onExitCodes?: unknown;
  onPodConditions?: { type?: string; status?: string }[];
}
