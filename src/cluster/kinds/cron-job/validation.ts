import { type FieldError, invalid, notSupported, required } from '../../apiserver/field-error.ts';
import { dnsSubdomain } from '../../apiserver/formats/names.ts';
import { checkNonNegative, validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import type { CronJob } from '../../types.ts';
import type { JobFields } from '../job/fields.ts';
import { checkJobSpec } from '../job/validation.ts';
import { podNameWarnings, templateWarnings } from '../pod/warnings.ts';
import { printedSelector } from '../workload-rules.ts';
import type { CronJobFields } from './defaults.ts';
import { scheduleProblem } from './schedule.ts';

const longestName = 52;

// kubernetes pkg/apis/batch/validation/validation.go ValidateCronJobCreate
export function validateCronJob(cronJob: CronJob): FieldError[] {
  const { name } = cronJob.metadata;
  return [
    ...validateObjectMeta(cronJob.metadata, true, dnsSubdomain),
    ...checkSpec(cronJob),
    ...(name.length > longestName ? [invalid('metadata.name', name, `must be no more than ${longestName} characters`)] : []),
  ];
}

export function validateCronJobUpdate(cronJob: CronJob, old: CronJob): FieldError[] {
  return [...validateObjectMetaUpdate(cronJob.metadata, old.metadata), ...checkSpec(cronJob)];
}

function checkSpec(cronJob: CronJob): FieldError[] {
  const spec = cronJob.spec as CronJobFields;
  const { schedule = '', concurrencyPolicy = 'Allow', timeZone } = spec;
  const policies = ['Allow', 'Forbid', 'Replace'];
  return [
    ...(schedule === '' ? [required('spec.schedule')] : checkSchedule('spec.schedule', schedule)),
    ...checkNonNegative('spec.startingDeadlineSeconds', spec.startingDeadlineSeconds),
    ...(timeZone === undefined ? [] : checkTimeZone('spec.timeZone', timeZone)),
    ...(policies.includes(concurrencyPolicy) ? [] : [notSupported('spec.concurrencyPolicy', concurrencyPolicy, policies)]),
    ...(spec.jobTemplate?.spec ? checkJobTemplate('spec.jobTemplate.spec', spec.jobTemplate.spec) : []),
    ...checkNonNegative('spec.successfulJobsHistoryLimit', spec.successfulJobsHistoryLimit),
    ...checkNonNegative('spec.failedJobsHistoryLimit', spec.failedJobsHistoryLimit),
  ];
}

function checkSchedule(field: string, schedule: string): FieldError[] {
  const problem = scheduleProblem(schedule);
  return [
    ...(problem === undefined ? [] : [invalid(field, schedule, problem)]),
    ...(schedule.includes('TZ') ? [invalid(field, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead')] : []),
  ];
}

// kubernetes pkg/apis/batch/validation/validation.go validateTimeZone
function checkTimeZone(field: string, zone: string): FieldError[] {
  if (zone === '') return [invalid(field, zone, 'timeZone must be nil or non-empty string')];
  const isOdd = (part: string) => part === '.' || part === '..' || !/^(?!-)[A-Za-z._0-9+-]{1,14}$/.test(part);
  if (zone.split('/').some(isOdd)) return [invalid(field, zone, `unknown time zone ${zone}`)];
  if (zone.toLowerCase() !== 'local') return [];
  return [invalid(field, zone, 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones')];
}

function checkJobTemplate(field: string, spec: JobFields): FieldError[] {
  return [
    ...checkJobSpec(field, spec),
    ...(spec.selector ? [invalid(`${field}.selector`, printedSelector(spec.selector), '`selector` will be auto-generated')] : []),
    ...(spec.manualSelector ? [notSupported(`${field}.manualSelector`, true, ['nil', 'false'])] : []),
  ];
}

// kubernetes pkg/registry/batch/cronjob/strategy.go WarningsOnCreate
export function cronJobWarnings({ metadata, spec }: CronJob, old?: CronJob): string[] {
  const job = (spec as CronJobFields).jobTemplate?.spec;
  return [...(old ? [] : podNameWarnings(metadata.name)), ...(job ? templateWarnings('spec.jobTemplate.spec.template', job.template) : [])];
}
