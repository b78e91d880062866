import { uidOfObject } from '../../identity.ts';
import type { Job } from '../../types.ts';
import { templateLabels } from '../pod/pod-spec.ts';
import { defaultTemplate } from '../pod/pod-spec-defaults.ts';
import type { JobFields } from './fields.ts';

const maxInt32 = 2 ** 31 - 1;

// kubernetes pkg/apis/batch/v1/defaults.go SetDefaults_Job
export function defaultJob(job: Job): Job {
  const spec = (job.spec ?? {}) as JobFields;
  const runsOnce = spec.completions === undefined && spec.parallelism === undefined;
  const policy = spec.podFailurePolicy;
  return {
    ...job,
    spec: {
      ...spec,
      ...(runsOnce ? { completions: 1 } : {}),
      parallelism: spec.parallelism ?? 1,
      backoffLimit: spec.backoffLimit ?? (spec.backoffLimitPerIndex === undefined ? 6 : maxInt32),
      manualSelector: spec.manualSelector ?? false,
      template: defaultTemplate(spec.template),
      completionMode: spec.completionMode ?? 'NonIndexed',
      suspend: spec.suspend ?? false,
      podReplacementPolicy: spec.podReplacementPolicy ?? (policy ? 'Failed' : 'TerminatingOrFailed'),
      ...(policy ? { podFailurePolicy: withConditionStatus(policy) } : {}),
    },
  };
}

function withConditionStatus({ rules = [] }: NonNullable<JobFields['podFailurePolicy']>): JobFields['podFailurePolicy'] {
  return {
    rules: rules.map((rule) =>
      rule.onPodConditions
        ? { ...rule, onPodConditions: rule.onPodConditions.map((condition) => ({ ...condition, status: condition.status || 'True' })) }
        : rule,
    ),
  };
}

/** Marks the Pods as the Job's own. A Job without labels shares the very labels of its Pods. */
// kubernetes pkg/registry/batch/job/strategy.go PrepareForCreate, generateSelector
export function prepareJob(job: Job, old?: Job): Job {
  if (old) return { ...job, ...(old.status ? { status: old.status } : {}) };
  const spec = job.spec as JobFields;
  const given = templateLabels(spec.template);
  const uid = uidOfObject(job);
  const own = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': job.metadata.name,
    'controller-uid': uid,
    'job-name': job.metadata.name,
  };
  const labels = spec.manualSelector ? given : { ...own, ...given };
  const shares = Object.keys(job.metadata.labels ?? {}).length === 0 && Object.keys(given).length > 0;
  const selector = { matchLabels: { ...spec.selector?.matchLabels, 'batch.kubernetes.io/controller-uid': uid } };
  return {
    ...job,
    metadata: shares ? { ...job.metadata, labels } : job.metadata,
    spec: {
      ...spec,
      ...(spec.manualSelector ? {} : { selector: { ...spec.selector, ...selector } }),
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
    },
    status: {},
  };
}
