import { customResource } from '../../apiserver/custom-resource/index.ts';
import { routeReferences } from '../../doors/gateway/references.ts';
import { routeRules } from '../../doors/gateway/rules/shared.ts';
import type { Route } from '../../doors/gateway/types.ts';
import type { KindDefinition } from '../kind.ts';
import { routePicture } from '../route-present.ts';

export const tcpRoute: KindDefinition<Route> = {
  kind: 'TCPRoute',
  group: 'gateway.networking.k8s.io',
  versions: ['v1'],
  plural: 'tcproutes',
  singular: 'tcproute',
  shortNames: [],
  namespaced: true,
  about: 'TCP ports to Services.',
  references: routeReferences,
  ...customResource<Route>({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'TCPRoute', namespaced: true, rules: routeRules }),
  ...routePicture,
};
