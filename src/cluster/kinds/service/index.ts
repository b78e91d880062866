import type { Service } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { servicePaths } from './paths.ts';
import { presentService } from './present.ts';

export const service: KindDefinition<Service> = {
  kind: 'Service',
  group: '',
  versions: ['v1'],
  plural: 'services',
  singular: 'service',
  shortNames: ['svc'],
  namespaced: true,
  about: 'A name, and mostly a virtual IP, for the Pods that a selector picks.',
  present: presentService,
  paths: servicePaths,
};
