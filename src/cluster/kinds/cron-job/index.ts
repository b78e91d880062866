import type { CronJob } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultCronJob } from './defaults.ts';
import { cronJobWarnings, validateCronJob, validateCronJobUpdate } from './validation.ts';

export const cronJob: KindDefinition<CronJob> = {
  kind: 'CronJob',
  group: 'batch',
  versions: ['v1'],
  plural: 'cronjobs',
  singular: 'cronjob',
  shortNames: ['cj'],
  namespaced: true,
  about: 'Makes Jobs by the clock.',
  defaults: defaultCronJob,
  prepare: (object, _context, old) => ({ ...object, status: old?.status ?? {} }),
  validate: validateCronJob,
  validateUpdate: validateCronJobUpdate,
  warnings: cronJobWarnings,
};
