import { customResource } from '../../apiserver/custom-resource/index.ts';
import { gatewayReferences } from '../../doors/gateway/references.ts';
import { gatewayRules } from '../../doors/gateway/rules/gateway.ts';
import type { Gateway } from '../../doors/gateway/types.ts';
import type { KindDefinition } from '../kind.ts';
import { gatewayPaths, presentGateway } from './present.ts';

export const gateway: KindDefinition<Gateway> = {
  kind: 'Gateway',
  group: 'gateway.networking.k8s.io',
  versions: ['v1', 'v1beta1'],
  plural: 'gateways',
  singular: 'gateway',
  shortNames: ['gtw'],
  namespaced: true,
  about: 'Listeners for traffic from outside, to which routes attach.',
  references: gatewayReferences,
  ...customResource<Gateway>({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', namespaced: true, rules: gatewayRules }),
  present: presentGateway,
  paths: gatewayPaths,
};
