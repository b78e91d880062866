import type { Ingress } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultIngress } from './defaults.ts';
import { ingressWarnings, prepareIngress } from './prepare.ts';
import { ingressPaths, presentIngress } from './present.ts';
import { ingressReferences } from './references.ts';
import { validateIngress, validateIngressUpdate } from './validation.ts';

export const ingress: KindDefinition<Ingress> = {
  kind: 'Ingress',
  group: 'networking.k8s.io',
  versions: ['v1'],
  plural: 'ingresses',
  singular: 'ingress',
  shortNames: ['ing'],
  namespaced: true,
  about: 'HTTP hosts and paths to Services, served by an Ingress controller.',
  references: ingressReferences,
  defaults: defaultIngress,
  prepare: prepareIngress,
  validate: validateIngress,
  validateUpdate: validateIngressUpdate,
  warnings: ingressWarnings,
  present: presentIngress,
  paths: ingressPaths,
};
