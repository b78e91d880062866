import type { IngressClass } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultIngressClass, validateIngressClass, validateIngressClassUpdate } from './validation.ts';

export const ingressClass: KindDefinition<IngressClass> = {
  kind: 'IngressClass',
  group: 'networking.k8s.io',
  versions: ['v1'],
  plural: 'ingressclasses',
  singular: 'ingressclass',
  shortNames: [],
  namespaced: false,
  about: 'Names the controller that serves an Ingress.',
  defaults: defaultIngressClass,
  validate: validateIngressClass,
  validateUpdate: validateIngressClassUpdate,
};
