import { customResource } from '../../apiserver/custom-resource/index.ts';
import { routeReferences } from '../../doors/gateway/references.ts';
import { tlsRouteRules } from '../../doors/gateway/rules/tls-route.ts';
import type { Route } from '../../doors/gateway/types.ts';
import type { KindDefinition } from '../kind.ts';
import { routePicture } from '../route-present.ts';

export const tlsRoute: KindDefinition<Route> = {
  kind: 'TLSRoute',
  group: 'gateway.networking.k8s.io',
  versions: ['v1'],
  plural: 'tlsroutes',
  singular: 'tlsroute',
  shortNames: [],
  namespaced: true,
  about: 'TLS server names to Services.',
  references: routeReferences,
  ...customResource<Route>({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'TLSRoute', namespaced: true, rules: tlsRouteRules }),
  ...routePicture,
};
