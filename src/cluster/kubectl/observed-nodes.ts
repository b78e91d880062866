import type { Store } from '../apiserver/store.ts';
import { findObject, listOf } from '../cluster.ts';
import { creationTime, uidOf } from '../identity.ts';
import { keyOf, keyOfRef } from '../object.ts';
import { podIpsOf } from '../pod-status.ts';
import type { EndpointSlice, Node, Pod } from '../types.ts';

const zoneLabel = 'topology.kubernetes.io/zone';

/** Once a Node of another cluster is known, those of the settings are gone, but for the ones that its Pods and slices name; so are the Pods on those that are gone. */
export function onlyNodesInUse(store: Store, joining: readonly string[]): void {
  const view = store.view();
  const pods = listOf(view, 'Pod');
  const slices = listOf(view, 'EndpointSlice').filter((slice) => store.isWritten(keyOf(slice)));
  const used = new Set([
    ...joining,
    ...pods.filter((pod) => store.isWritten(keyOf(pod))).flatMap(({ spec }) => spec.nodeName ?? []),
    ...slices.flatMap(nodesNamedIn),
  ]);
  const idle = listOf(view, 'Node').filter((node) => !used.has(node.metadata.name) && !store.isWritten(keyOf(node)));
  const names = new Set(idle.map(({ metadata }) => metadata.name));
  store.remove([...idle, ...pods.filter(({ spec }) => names.has(spec.nodeName ?? ''))]);
}

/** The node that a Pod is on, as far as the Pod tells of it. */
export function makeNodeFor(store: Store, pod: Pod): void {
  const { metadata, spec, status } = pod;
  const hostIps = status?.hostIPs?.map(({ ip }) => ip) ?? (status?.hostIP ? [status.hostIP] : []);
  const podIps = spec.hostNetwork ? [] : podIpsOf(pod);
  if (spec.nodeName) makeNodes(store, [{ name: spec.nodeName, hostIps, podIps, zone: metadata.labels?.[zoneLabel] }]);
}

/** A slice tells of nodes that nobody has pasted, and of their zones. */
export function learnNodes(store: Store, { endpoints }: EndpointSlice): void {
  const told = (endpoints ?? []).flatMap(({ addresses, nodeName: name, zone }) =>
    name ? [{ name, hostIps: [], podIps: addresses, zone }] : [],
  );
  makeNodes(store, told);
  for (const { name, zone } of told) {
    const node = zone ? findObject(store.view(), 'Node', undefined, name) : undefined;
    if (!zone || !node || store.isWritten(keyOf(node)) || node.metadata.labels?.[zoneLabel] !== undefined) continue;
    const made: Node = { ...node, metadata: { ...node.metadata, labels: { ...node.metadata.labels, [zoneLabel]: zone } } };
    store.put(made, undefined);
  }
}

const nodesNamedIn = ({ endpoints }: EndpointSlice) => (endpoints ?? []).flatMap(({ nodeName }) => nodeName ?? []);

interface ToldNode {
  readonly name: string;
  readonly hostIps: readonly string[];
  readonly podIps: readonly string[];
  readonly zone: string | undefined;
}

/** Nodes that the cluster does not have yet. */
function makeNodes(store: Store, told: readonly ToldNode[]): void {
  const unknown = new Map(told.filter(({ name }) => !findObject(store.view(), 'Node', undefined, name)).map((one) => [one.name, one]));
  if (unknown.size === 0) return;
  onlyNodesInUse(store, [...unknown.keys()]);
  for (const one of unknown.values()) store.put(newNode(one), undefined);
}

function newNode({ name, hostIps, podIps, zone }: ToldNode): Node {
  const podCIDRs = podIps.map(rangeAround);
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      uid: uidOf(keyOfRef({ kind: 'Node', name })),
      creationTimestamp: creationTime,
      labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', ...(zone ? { [zoneLabel]: zone } : {}) },
    },
    spec: podCIDRs[0] ? { podCIDR: podCIDRs[0], podCIDRs } : {},
    status: {
      conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: creationTime, reason: 'KubeletReady' }],
      addresses: [...hostIps.map((address) => ({ type: 'InternalIP', address })), { type: 'Hostname', address: name }],
    },
  };
}

function rangeAround(ip: string): string {
  return ip.includes(':') ? `${ip.slice(0, ip.lastIndexOf(':'))}:/112` : `${ip.slice(0, ip.lastIndexOf('.'))}.0/24`;
}
