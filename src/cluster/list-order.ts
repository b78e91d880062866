import { entryOf } from './entry-of.ts';
import type { KubeObject } from './object.ts';

/** Kinds in the order in which a cluster is listed; what is not named here comes last. */
const order = [
  'Node',
  'Namespace',
  'Pod',
  'ReplicationController',
  'Service',
  'Endpoints',
  'EndpointSlice',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Ingress',
  'IngressClass',
  'NetworkPolicy',
  'GatewayClass',
  'Gateway',
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'UDPRoute',
  'ReferenceGrant',
];
const rankOf: ReadonlyMap<string, number> = new Map(order.map((kind, rank) => [kind, rank]));

/** By kind, and within a kind as etcd keeps the keys: by `namespace/name`. */
export function inListOrder(objects: Iterable<KubeObject>): KubeObject[] {
  const byKind = new Map<string, { readonly key: string; readonly object: KubeObject }[]>();
  for (const object of objects) {
    const { namespace, name } = object.metadata;
    entryOf(byKind, object.kind, () => []).push({ key: namespace ? `${namespace}/${name}` : name, object });
  }
  const kinds = [...byKind.keys()].sort((a, b) => (rankOf.get(a) ?? order.length) - (rankOf.get(b) ?? order.length) || (a < b ? -1 : 1));
  return kinds.flatMap((kind) => {
    const entries = byKind.get(kind) ?? [];
    entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    return entries.map((entry) => entry.object);
  });
}
