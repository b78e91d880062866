import type { Job } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultJob, prepareJob } from './defaults.ts';
import { jobWarnings, validateJob, validateJobUpdate } from './validation.ts';

export const job: KindDefinition<Job> = {
  kind: 'Job',
  group: 'batch',
  versions: ['v1'],
  plural: 'jobs',
  singular: 'job',
  shortNames: [],
  namespaced: true,
  about: 'Pods that run to an end.',
  defaults: defaultJob,
  prepare: (object, _context, old) => prepareJob(object, old),
  validate: validateJob,
  validateUpdate: validateJobUpdate,
  warnings: jobWarnings,
};
