import { customResource } from '../../apiserver/custom-resource/index.ts';
import { routeReferences } from '../../doors/gateway/references.ts';
import { routeRules } from '../../doors/gateway/rules/shared.ts';
import type { Route } from '../../doors/gateway/types.ts';
import type { KindDefinition } from '../kind.ts';
import { routePicture } from '../route-present.ts';

export const udpRoute: KindDefinition<Route> = {
  kind: 'UDPRoute',
  group: 'gateway.networking.k8s.io',
  versions: ['v1'],
  plural: 'udproutes',
  singular: 'udproute',
  shortNames: [],
  namespaced: true,
  about: 'UDP ports to Services.',
  references: routeReferences,
  ...customResource<Route>({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'UDPRoute', namespaced: true, rules: routeRules }),
  ...routePicture,
};
