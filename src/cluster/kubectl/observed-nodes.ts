import type { Store } from '../apiserver/store.ts';
import { findObject, listOf } from '../cluster.ts';
import { creationTime, uidOf } from '../identity.ts';
import { keyOf, keyOfRef } from '../object.ts';
import type { EndpointSlice, Node, Pod } from '../types.ts';

const zoneLabel = 'topology.kubernetes.io/zone';

/** Once a Node of another cluster is known, those of the settings are gone, but for the ones that its Pods are on; so are the Pods on those that are gone. */
export function onlyNodesInUse(store: Store, joining: string): void {
  const view = store.view();
  const pods = listOf(view, 'Pod');
  const used = new Set([joining, ...pods.filter((pod) => store.isWritten(keyOf(pod))).flatMap(({ spec }) => spec.nodeName ?? [])]);
  const idle = listOf(view, 'Node').filter((node) => !used.has(node.metadata.name) && !store.isWritten(keyOf(node)));
  const names = new Set(idle.map(({ metadata }) => metadata.name));
  store.remove([...idle, ...pods.filter(({ spec }) => names.has(spec.nodeName ?? ''))]);
}

/** The node that a Pod is on, as far as the Pod tells of it. */
export function makeNodeFor(store: Store, { metadata, spec, status }: Pod): void {
  const name = spec.nodeName;
  if (!name) return;
  const known = findObject(store.view(), 'Node', undefined, name);
  if (known) return;
  onlyNodesInUse(store, name);
  const hostIps = status?.hostIPs?.map(({ ip }) => ip) ?? (status?.hostIP ? [status.hostIP] : []);
  const podIps = spec.hostNetwork ? [] : (status?.podIPs?.map(({ ip }) => ip) ?? (status?.podIP ? [status.podIP] : []));
  const podCIDRs = podIps.map(rangeAround);
  const zone = metadata.labels?.[zoneLabel];
  const node: Node = {
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
  store.put(node, undefined);
}

/** A slice tells the zones of nodes that nobody has pasted. */
export function learnZones(store: Store, { endpoints }: EndpointSlice): void {
  for (const { nodeName, zone } of endpoints ?? []) {
    const node = zone && nodeName ? findObject(store.view(), 'Node', undefined, nodeName) : undefined;
    if (!zone || !node || store.isWritten(keyOf(node)) || node.metadata.labels?.[zoneLabel] !== undefined) continue;
    const made: Node = { ...node, metadata: { ...node.metadata, labels: { ...node.metadata.labels, [zoneLabel]: zone } } };
    store.put(made, undefined);
  }
}

function rangeAround(ip: string): string {
  return ip.includes(':') ? `${ip.slice(0, ip.lastIndexOf(':'))}:/112` : `${ip.slice(0, ip.lastIndexOf('.'))}.0/24`;
}
