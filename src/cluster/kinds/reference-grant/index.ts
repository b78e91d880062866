import { customResource } from '../../apiserver/custom-resource/index.ts';
import type { ReferenceGrant } from '../../doors/gateway/types.ts';
import type { KindDefinition } from '../kind.ts';

export const referenceGrant: KindDefinition<ReferenceGrant> = {
  kind: 'ReferenceGrant',
  group: 'gateway.networking.k8s.io',
  versions: ['v1beta1', 'v1'],
  plural: 'referencegrants',
  singular: 'referencegrant',
  shortNames: ['refgrant'],
  namespaced: true,
  about: 'Lets objects of another namespace refer to these.',
  ...customResource<ReferenceGrant>({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'ReferenceGrant', namespaced: true, rules: {} }),
};
