import { customResource } from '../../apiserver/custom-resource/index.ts';
import { routeReferences } from '../../doors/gateway/references.ts';
import { grpcRouteRules } from '../../doors/gateway/rules/grpc-route.ts';
import type { Route } from '../../doors/gateway/types.ts';
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
  references: routeReferences,
  ...customResource<Route>({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GRPCRoute', namespaced: true, rules: grpcRouteRules }),
  ...routePicture,
};
