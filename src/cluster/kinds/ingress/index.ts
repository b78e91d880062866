import type { Ingress } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { ingressPaths, presentIngress } from './present.ts';

export const ingress: KindDefinition<Ingress> = {
  kind: 'Ingress',
  group: 'networking.k8s.io',
  versions: ['v1'],
  plural: 'ingresses',
  singular: 'ingress',
  shortNames: ['ing'],
  namespaced: true,
  about: 'HTTP hosts and paths to Services, served by an Ingress controller.',
  present: presentIngress,
  paths: ingressPaths,
};
