import type { Deployment } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';

export const deployment: KindDefinition<Deployment> = {
  kind: 'Deployment',
  group: 'apps',
  versions: ['v1'],
  plural: 'deployments',
  singular: 'deployment',
  shortNames: ['deploy'],
  namespaced: true,
  about: 'Keeps a number of interchangeable Pods running.',
};
