import type { Route } from '../../types.ts';
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
  ...routePicture,
};
