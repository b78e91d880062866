import type { Gateway, GatewayClass, ReferenceGrant, Route } from './doors/gateway/types.ts';
import type {
  CronJob,
  DaemonSet,
  Deployment,
  EndpointSlice,
  Endpoints,
  Ingress,
  IngressClass,
  Job,
  Namespace,
  NetworkPolicy,
  Node,
  Pod,
  ReplicaSet,
  ReplicationController,
  Service,
  StatefulSet,
} from './types.ts';

/** The fields that the model reads, by kind. */
export interface KindMap {
  Namespace: Namespace;
  Node: Node;
  Pod: Pod;
  Deployment: Deployment;
  ReplicaSet: ReplicaSet;
  ReplicationController: ReplicationController;
  StatefulSet: StatefulSet;
  DaemonSet: DaemonSet;
  Job: Job;
  CronJob: CronJob;
  Service: Service;
  Endpoints: Endpoints;
  EndpointSlice: EndpointSlice;
  Ingress: Ingress;
  IngressClass: IngressClass;
  NetworkPolicy: NetworkPolicy;
  GatewayClass: GatewayClass;
  Gateway: Gateway;
  HTTPRoute: Route;
  GRPCRoute: Route;
  TLSRoute: Route;
  TCPRoute: Route;
  UDPRoute: Route;
  ReferenceGrant: ReferenceGrant;
}
