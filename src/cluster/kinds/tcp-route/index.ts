import type { Route } from '../../types.ts';
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
  ...routePicture,
};
