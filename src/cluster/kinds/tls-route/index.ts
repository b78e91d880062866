import type { Route } from '../../types.ts';
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
  ...routePicture,
};
