import { clusterRole } from './cluster-role/index.ts';
import { clusterRoleBinding } from './cluster-role-binding/index.ts';
import { configMap } from './config-map/index.ts';
import { cronJob } from './cron-job/index.ts';
import { customResourceDefinition } from './custom-resource-definition/index.ts';
import { daemonSet } from './daemon-set/index.ts';
import { deployment } from './deployment/index.ts';
import { endpointSlice } from './endpoint-slice/index.ts';
import { endpoints } from './endpoints/index.ts';
import { gateway } from './gateway/index.ts';
import { gatewayClass } from './gateway-class/index.ts';
import { grpcRoute } from './grpc-route/index.ts';
import { horizontalPodAutoscaler } from './horizontal-pod-autoscaler/index.ts';
import { httpRoute } from './http-route/index.ts';
import { ingress } from './ingress/index.ts';
import { ingressClass } from './ingress-class/index.ts';
import { job } from './job/index.ts';
import type { KindDefinition } from './kind.ts';
import { namespace } from './namespace/index.ts';
import { networkPolicy } from './network-policy/index.ts';
import { node } from './node/index.ts';
import { persistentVolume } from './persistent-volume/index.ts';
import { persistentVolumeClaim } from './persistent-volume-claim/index.ts';
import { pod } from './pod/index.ts';
import { podDisruptionBudget } from './pod-disruption-budget/index.ts';
import { referenceGrant } from './reference-grant/index.ts';
import { replicaSet } from './replica-set/index.ts';
import { replicationController } from './replication-controller/index.ts';
import { role } from './role/index.ts';
import { roleBinding } from './role-binding/index.ts';
import { secret } from './secret/index.ts';
import { service } from './service/index.ts';
import { statefulSet } from './stateful-set/index.ts';
import { storageClass } from './storage-class/index.ts';
import { tcpRoute } from './tcp-route/index.ts';
import { tlsRoute } from './tls-route/index.ts';
import { udpRoute } from './udp-route/index.ts';

/** Every kind with behaviour of its own, in the order in which kubectl and the page list them. */
const definitions = [
  namespace,
  node,
  pod,
  replicationController,
  service,
  endpoints,
  deployment,
  replicaSet,
  statefulSet,
  daemonSet,
  job,
  cronJob,
  endpointSlice,
  ingress,
  ingressClass,
  networkPolicy,
  gatewayClass,
  gateway,
  httpRoute,
  grpcRoute,
  tlsRoute,
  tcpRoute,
  udpRoute,
  referenceGrant,
  configMap,
  secret,
  persistentVolumeClaim,
  persistentVolume,
  storageClass,
  horizontalPodAutoscaler,
  podDisruptionBudget,
  role,
  roleBinding,
  clusterRole,
  clusterRoleBinding,
  customResourceDefinition,
];

// A definition only ever meets objects of its own kind, which a list of all of them cannot say in types.
export const kinds = definitions as unknown as readonly KindDefinition[];

const byKind: ReadonlyMap<string, KindDefinition> = new Map(kinds.map((definition) => [definition.kind, definition]));

export function kindNamed(kind: string): KindDefinition | undefined {
  return byKind.get(kind);
}
