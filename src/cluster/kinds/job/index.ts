import type { Job } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';

export const job: KindDefinition<Job> = {
  kind: 'Job',
  group: 'batch',
  versions: ['v1'],
  plural: 'jobs',
  singular: 'job',
  shortNames: [],
  namespaced: true,
  about: 'Pods that run to an end.',
};
