import { customResource } from '../../apiserver/custom-resource/index.ts';
import { gatewayClassRules } from '../../doors/gateway/rules/gateway.ts';
import type { GatewayClass } from '../../doors/gateway/types.ts';
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
  ...customResource<GatewayClass>({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    namespaced: false,
    rules: gatewayClassRules,
  }),
};
