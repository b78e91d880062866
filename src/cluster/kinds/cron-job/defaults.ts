import { withoutEmpty } from '../../apiserver/absent.ts';
import type { CronJob } from '../../types.ts';
import type { JobFields } from '../job/fields.ts';
import { defaultTemplate } from '../pod/pod-spec-defaults.ts';

export interface CronJobFields {
  schedule?: string;
  timeZone?: string;
  startingDeadlineSeconds?: number;
  concurrencyPolicy?: string;
  suspend?: boolean;
  jobTemplate?: { metadata?: Record<string, unknown>; spec?: JobFields };
  successfulJobsHistoryLimit?: number;
  failedJobsHistoryLimit?: number;
}

// kubernetes pkg/apis/batch/v1/defaults.go SetDefaults_CronJob
export function defaultCronJob(cronJob: CronJob): CronJob {
  const spec = withoutEmpty((cronJob.spec ?? {}) as CronJobFields, ['concurrencyPolicy']);
  const job = spec.jobTemplate?.spec;
  return {
    ...cronJob,
    spec: {
      ...spec,
      schedule: spec.schedule ?? '',
      concurrencyPolicy: spec.concurrencyPolicy ?? 'Allow',
      suspend: spec.suspend ?? false,
      jobTemplate: { metadata: spec.jobTemplate?.metadata ?? {}, spec: { ...job, template: defaultTemplate(job?.template) } },
      successfulJobsHistoryLimit: spec.successfulJobsHistoryLimit ?? 3,
      failedJobsHistoryLimit: spec.failedJobsHistoryLimit ?? 1,
    },
  };
}
