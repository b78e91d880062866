import { type Cluster, findObject } from '../../cluster.ts';
import { inBrackets } from '../../ip-address.ts';
import type { ObjectRef } from '../../object.ts';
import { podIndexOf } from '../../pod-index.ts';
import { isWithoutItsPods, slicesOf } from '../../service-slices.ts';
import type { Endpoint, EndpointSlice, Service } from '../../types.ts';

/** One Pod or address that the slices of a Service name. */
export interface Target {
  readonly ref: ObjectRef | undefined;
  readonly address: string;
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
  readonly node: string | undefined;
  readonly hostname: string | undefined;
  readonly zones: readonly string[];
  readonly nodes: readonly string[];
  /** Names of the Service's ports that its slices give it. */
  readonly ports: readonly string[];
}

/** Everything that the slices of a Service name, each Pod or address once, in the order of kube-proxy's rules. */
// kubernetes pkg/proxy/endpointslicecache.go byEndpoint
export function targetsOf(cluster: Cluster, service: Service): readonly Target[] {
  const targets = new Map<string, Target>();
  const primary = service.spec.ipFamilies?.[0];
  const slices = slicesOf(cluster, service.metadata.namespace ?? '', service.metadata.name);
  const ordered = slices.toSorted((a, b) => Number(b.addressType === primary) - Number(a.addressType === primary));
  for (const slice of ordered) {
    for (const endpoint of slice.endpoints ?? []) {
      const target = targetOf(slice, endpoint);
      const key = target.ref?.name ?? target.address;
      const known = targets.get(key);
      targets.set(key, known ? { ...known, ports: [...new Set([...known.ports, ...target.ports])] } : target);
    }
  }
  const place = ({ address }: Target) => `${inBrackets(address)}:`;
  return [...targets.values()].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function targetOf(slice: EndpointSlice, { addresses, conditions = {}, targetRef, nodeName, hostname, hints }: Endpoint): Target {
  const ref =
    targetRef?.kind === 'Pod' && targetRef.name
      ? { kind: 'Pod', namespace: targetRef.namespace ?? slice.metadata.namespace ?? '', name: targetRef.name }
      : undefined;
  const ready = conditions.ready ?? true;
  return {
    ref,
    address: addresses[0] ?? '',
    ready,
    serving: conditions.serving ?? ready,
    terminating: conditions.terminating ?? false,
    node: nodeName,
    hostname,
    zones: (hints?.forZones ?? []).map(({ name }) => name),
    nodes: (hints?.forNodes ?? []).map(({ name }) => name),
    // kube-proxy leaves names alone; only DNS gives them on.
    ports: slice.addressType === 'FQDN' ? [] : (slice.ports ?? []).map(({ name }) => name ?? ''),
  };
}

/** Where kube-proxy of a node sends what comes in under a policy. */
// kubernetes pkg/proxy/topology.go CategorizeEndpoints
export function usedFrom(cluster: Cluster, node: string, targets: readonly Target[], policy: 'Cluster' | 'Local'): readonly Target[] {
  const near = policy === 'Local' ? targets.filter((target) => target.node === node) : targets;
  const ready = near.filter((target) => target.ready);
  if (ready.length === 0) return near.filter((target) => target.serving && target.terminating);
  if (policy === 'Local') return ready;
  const zone = findObject(cluster, 'Node', undefined, node)?.metadata.labels?.['topology.kubernetes.io/zone'];
  const sameNode = ready.every(({ nodes }) => nodes.length > 0) ? ready.filter(({ nodes }) => nodes.includes(node)) : [];
  if (sameNode.length > 0) return sameNode;
  const sameZone = zone && ready.every(({ zones }) => zones.length > 0) ? ready.filter(({ zones }) => zones.includes(zone)) : [];
  return sameZone.length > 0 ? sameZone : ready;
}

/** Ports of a Service and of its slices are joined by name. */
export function servesAnyPort({ spec }: Service, target: Target): boolean {
  return (spec.ports ?? []).some(({ name = '' }) => target.ports.includes(name));
}

export function isHeadless({ spec }: Service): boolean {
  return spec.clusterIP === 'None';
}

/** Why traffic for a Service finds nobody, in words; undefined where somebody is there. */
export function whyNobody(cluster: Cluster, service: Service, targets: readonly Target[]): string | undefined {
  const { selector, ports = [], type } = service.spec;
  if (type === 'ExternalName') return undefined;
  if (targets.length === 0) {
    if (!selector || Object.keys(selector).length === 0) return 'no selector, and nobody wrote its endpoints';
    const text = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
    const matched = podIndexOf(cluster).select(service.metadata.namespace ?? '', selector);
    if (isWithoutItsPods(cluster, service)) return 'its Pods and slices were not pasted';
    if (matched.length === 0) return `selector ${text.join(', ')} matches no Pod`;
    return matched.some(({ status }) => status.podIP) ? 'its Pods have finished' : 'its Pods have no address yet';
  }
  if (!targets.some(({ ready }) => ready)) {
    if (targets.some(({ serving, terminating }) => serving && terminating)) return undefined;
    return targets.some(({ ref }) => ref) ? 'selected Pods are not ready' : 'its addresses are not ready';
  }
  const missing = ports.find(({ name = '' }) => !targets.some((target) => target.ready && target.ports.includes(name)));
  if (!missing || isHeadless(service)) return undefined;
  if (selector && Object.keys(selector).length > 0) return `no Pod has a port named ${missing.targetPort}`;
  const names = [...new Set(targets.flatMap((target) => target.ports))].map((name) => name || 'without a name').join(', ');
  return `its port is ${missing.name || 'without a name'}, its endpoints’ port is ${names}`;
}
