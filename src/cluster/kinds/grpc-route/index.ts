import type { Route } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { routePicture } from '../route-present.ts';

export const grpcRoute: KindDefinition<Route> = {
  kind: 'GRPCRoute',
  group: 'gateway.networking.k8s.io',
  versions: ['v1'],
  plural: 'grpcroutes',
  singular: 'grpcroute',
  shortNames: [],
  namespaced: true,
  about: 'gRPC services and methods to Services.',
  ...routePicture,
};
