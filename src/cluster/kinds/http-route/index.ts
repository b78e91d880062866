import { customResource } from '../../apiserver/custom-resource/index.ts';
import { routeReferences } from '../../doors/gateway/references.ts';
import { httpRouteRules } from '../../doors/gateway/rules/http-route.ts';
import type { Route } from '../../doors/gateway/types.ts';
import type { KindDefinition } from '../kind.ts';
import { routePicture } from '../route-present.ts';

export const httpRoute: KindDefinition<Route> = {
  kind: 'HTTPRoute',
  group: 'gateway.networking.k8s.io',
  versions: ['v1', 'v1beta1'],
  plural: 'httproutes',
  singular: 'httproute',
  shortNames: [],
  namespaced: true,
  about: 'HTTP hosts, paths, headers and weights to Services.',
  references: routeReferences,
  ...customResource<Route>({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', namespaced: true, rules: httpRouteRules }),
  ...routePicture,
};
