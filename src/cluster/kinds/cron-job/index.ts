import type { CronJob } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';

export const cronJob: KindDefinition<CronJob> = {
  kind: 'CronJob',
  group: 'batch',
  versions: ['v1'],
  plural: 'cronjobs',
  singular: 'cronjob',
  shortNames: ['cj'],
  namespaced: true,
  about: 'Makes Jobs by the clock.',
};
