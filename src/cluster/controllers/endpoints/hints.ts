import type { Endpoint, Node, Service } from '../../types.ts';
import { allocateByZone } from './zone-allocation.ts';

const zoneLabel = 'topology.kubernetes.io/zone';
const close = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];

/** Says on each endpoint for whom it is, as `trafficDistribution` or the topology annotation asks; the endpoints are fresh and are changed. */
// kubernetes endpointslice/reconciler.go reconcileByAddressType
export function addHints(service: Service, endpoints: readonly Endpoint[], nodes: ReadonlyMap<string, Node>): void {
  const { trafficDistribution } = service.spec;
  const ready = endpoints.filter(({ conditions }) => conditions?.ready);
  if (asksForTopology(service)) allocateByZone(ready, cpuByZone(nodes));
  else if (trafficDistribution && close.includes(trafficDistribution)) preferClose(ready, trafficDistribution === 'PreferSameNode');
}

function asksForTopology({ metadata }: Service): boolean {
  const annotations = metadata.annotations ?? {};
  const mode = annotations['service.kubernetes.io/topology-aware-hints'] ?? annotations['service.kubernetes.io/topology-mode'];
  return mode === 'Auto' || mode === 'auto';
}

// kubernetes endpointslice/trafficdist/trafficdist.go preferCloseHeuristic
function preferClose(ready: readonly Endpoint[], withNodes: boolean): void {
  for (const endpoint of ready) {
    const { zone, nodeName } = endpoint;
    const forZones = zone ? { forZones: [{ name: zone }] } : {};
    const forNodes = withNodes && nodeName ? { forNodes: [{ name: nodeName }] } : {};
    if (zone || (withNodes && nodeName)) endpoint.hints = { ...forZones, ...forNodes };
  }
}

/** Undefined where a node says too little, or where there is but one zone. */
// kubernetes endpointslice/topologycache/topologycache.go SetNodes
function cpuByZone(nodes: ReadonlyMap<string, Node>): ReadonlyMap<string, number> | undefined {
  const cpus = new Map<string, number>();
  for (const { metadata, status } of nodes.values()) {
    const labels = metadata.labels ?? {};
    if (Object.hasOwn(labels, 'node-role.kubernetes.io/control-plane') || Object.hasOwn(labels, 'node-role.kubernetes.io/master')) continue;
    if (!status.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True')) continue;
    const zone = labels[zoneLabel];
    const cpu = milliCpu(status.allocatable?.cpu ?? '0');
    if (!zone || !cpu) return undefined;
    cpus.set(zone, (cpus.get(zone) ?? 0) + cpu);
  }
  return cpus.size < 2 ? undefined : cpus;
}

function milliCpu(quantity: string): number {
  return quantity.endsWith('m') ? Number.parseFloat(quantity) : Number.parseFloat(quantity) * 1000;
}
