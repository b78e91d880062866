import type { ProxyEndpoint } from './endpoints.ts';
import type { ProxyNode } from './proxy-node.ts';
import { externallyAccessible, type ServicePortInfo } from './service-port.ts';

/** Which endpoints of a Service port a node sends traffic to. */
export interface CategorizedEndpoints {
  /** For traffic policy `Cluster`. */
  readonly cluster: readonly ProxyEndpoint[];
  /** For traffic policy `Local`. */
  readonly local: readonly ProxyEndpoint[];
  /** Both, each once. */
  readonly reachable: readonly ProxyEndpoint[];
  /** Whether there is any usable endpoint, be it on another node. */
  readonly any: boolean;
}

const isLeaving = ({ serving, terminating }: ProxyEndpoint) => serving && terminating;

// kubernetes pkg/proxy/topology.go CategorizeEndpoints
export function categorizeEndpoints(all: readonly ProxyEndpoint[], info: ServicePortInfo, node: ProxyNode): CategorizedEndpoints {
  const usesCluster = !info.internalPolicyLocal || externallyAccessible(info);
  const usesLocal = info.internalPolicyLocal || (info.externalPolicyLocal && externallyAccessible(info));
  const here = all.filter(({ nodeName }) => nodeName === node.name);
  const ready = all.filter((endpoint) => endpoint.ready);
  const cluster = usesCluster ? readyElseLeaving(all, hintedFor(ready, node)) : [];
  const local = usesLocal
    ? readyElseLeaving(
        here,
        here.filter((endpoint) => endpoint.ready),
      )
    : [];
  const any = cluster.length > 0 || (usesLocal && (ready.length > 0 || all.some(isLeaving)));
  const inCluster = new Set(cluster);
  const added = local.filter((endpoint) => !inCluster.has(endpoint));
  return { cluster, local, reachable: added.length > 0 ? [...cluster, ...added] : cluster, any };
}

/** Endpoints that are terminating but still serve are better than none. */
function readyElseLeaving(all: readonly ProxyEndpoint[], ready: readonly ProxyEndpoint[]): readonly ProxyEndpoint[] {
  return ready.length > 0 ? ready : all.filter((endpoint) => !endpoint.ready && isLeaving(endpoint));
}

/** Hints count only if every ready endpoint has one, and one of them is for this node, or else for its zone. */
function hintedFor(ready: readonly ProxyEndpoint[], { name, zone }: ProxyNode): readonly ProxyEndpoint[] {
  if (ready.every(({ nodeHints }) => nodeHints.length > 0)) {
    const forNode = ready.filter(({ nodeHints }) => nodeHints.includes(name));
    if (forNode.length > 0) return forNode;
  }
  if (ready.every(({ zoneHints }) => zoneHints.length > 0)) {
    const forZone = ready.filter(({ zoneHints }) => zoneHints.includes(zone));
    if (forZone.length > 0) return forZone;
  }
  return ready;
}
