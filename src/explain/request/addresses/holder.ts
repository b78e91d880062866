import { type Cluster, listOf } from '../../../cluster/cluster.ts';
import { addressKey, parseAddress } from '../../../cluster/coredns/address.ts';
import type { Gateway } from '../../../cluster/doors/gateway/types.ts';
import { entryOf } from '../../../cluster/entry-of.ts';
import { oncePerObject } from '../../../cluster/once-per-object.ts';
import { isFinished, podIpsOf } from '../../../cluster/pod-status.ts';
import type { Ingress, Pod, Service } from '../../../cluster/types.ts';

/** What has an address. */
export type Holder =
  | { readonly is: 'pod'; readonly pods: readonly Pod[] }
  | { readonly is: 'node'; readonly node: string; readonly pods: readonly Pod[] }
  | { readonly is: 'service'; readonly service: Service; readonly as: 'cluster IP' | 'external IP' | 'load balancer IP' }
  | { readonly is: 'door'; readonly doors: readonly (Ingress | Gateway)[] };

interface Holders {
  readonly pods: ReadonlyMap<string, readonly Pod[]>;
  readonly nodes: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, Holder & { is: 'service' }>;
  readonly doors: ReadonlyMap<string, readonly (Ingress | Gateway)[]>;
}

const holdersOf = oncePerObject((cluster: Cluster): Holders => {
  const pods = new Map<string, Pod[]>();
  for (const pod of listOf(cluster, 'Pod')) {
    if (isFinished(pod)) continue;
    for (const ip of podIpsOf(pod)) entryOf(pods, addressKey(ip), () => []).push(pod);
  }
  const nodes = listOf(cluster, 'Node').flatMap(({ metadata, status }) =>
    (status.addresses ?? []).flatMap(({ type, address }) => (type === 'Hostname' ? [] : [[addressKey(address), metadata.name] as const])),
  );
  const services = listOf(cluster, 'Service').toReversed().flatMap(addressesOfService);
  const doors = new Map<string, (Ingress | Gateway)[]>();
  for (const ingress of listOf(cluster, 'Ingress')) {
    for (const { ip } of ingress.status?.loadBalancer?.ingress ?? []) if (ip) entryOf(doors, addressKey(ip), () => []).push(ingress);
  }
  for (const gateway of listOf(cluster, 'Gateway'))
    for (const address of gatewayAddresses(gateway)) entryOf(doors, addressKey(address), () => []).push(gateway);
  return { pods, nodes: new Map(nodes), services: new Map(services), doors };
});

function addressesOfService(service: Service): readonly (readonly [string, Holder & { is: 'service' }])[] {
  const { clusterIPs = [], externalIPs = [] } = service.spec;
  const balancers = (service.status?.loadBalancer?.ingress ?? []).flatMap(({ ip }) => ip ?? []);
  const all = [
    ...balancers.map((ip) => [ip, 'load balancer IP'] as const),
    ...externalIPs.map((ip) => [ip, 'external IP'] as const),
    ...clusterIPs.filter((ip) => ip !== 'None').map((ip) => [ip, 'cluster IP'] as const),
  ];
  return all.map(([ip, as]) => [addressKey(ip), { is: 'service', service, as }]);
}

export function gatewayAddresses({ spec, status }: Gateway): readonly string[] {
  const given = (status?.addresses ?? []) as { value?: string }[];
  return [...given, ...(spec.addresses ?? [])].flatMap(({ value }) => (value && parseAddress(value) ? value : []));
}

/** Who has an address; undefined for one that nobody in the cluster has. */
export function holderOf(cluster: Cluster, address: string): Holder | undefined {
  const { pods, nodes, services, doors } = holdersOf(cluster);
  const key = addressKey(address);
  const service = services.get(key);
  if (service) return service;
  const node = nodes.get(key);
  if (node !== undefined) return { is: 'node', node, pods: pods.get(key) ?? [] };
  const found = pods.get(key);
  if (found) return { is: 'pod', pods: found };
  const behind = doors.get(key);
  return behind && { is: 'door', doors: behind };
}
