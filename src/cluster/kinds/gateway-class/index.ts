import type { GatewayClass } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';

export const gatewayClass: KindDefinition<GatewayClass> = {
  kind: 'GatewayClass',
  group: 'gateway.networking.k8s.io',
  versions: ['v1', 'v1beta1'],
  plural: 'gatewayclasses',
  singular: 'gatewayclass',
  shortNames: ['gc'],
  namespaced: false,
  about: 'Names the controller that runs Gateways.',
};
