import { entryOf } from '../../entry-of.ts';
import { uidOfObject } from '../../identity.ts';
import { canonicalIp } from '../../ip-address.ts';
import { isPodReady, podIpsOf } from '../../pod-status.ts';
import { sameJson } from '../../same-json.ts';
import type { IpFamily } from '../../settings.ts';
import type { Endpoint, EndpointPort, EndpointSlice, Node, Pod, Service } from '../../types.ts';
import { belongsInEndpoints, findPort, hasClusterIp, isHeadlessByChoice, names, publishesHostname } from './endpoint-rules.ts';
import { addHints } from './hints.ts';
import { endpointKey, newSlice, type PortGroup, portKey } from './slice-parts.ts';
import { triggerTime } from './trigger-time.ts';

const maxEndpointsPerSlice = 100;

export interface SliceWorld {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly isTaken: (namespace: string, name: string) => boolean;
}

/** The slices of a Service with a selector; of `existing`, those that are right stay as they are. */
// kubernetes endpointslice/reconciler.go Reconcile
export function slicesFor(service: Service, pods: readonly Pod[], existing: readonly EndpointSlice[], world: SliceWorld): EndpointSlice[] {
  const members = pods.filter((pod) => belongsInEndpoints(pod, true));
  return familiesOf(service).flatMap((family) => {
    const owned = existing.filter((slice) => slice.addressType === family && isOwned(slice, service));
    return slicesOfFamily(service, members, family, owned, world);
  });
}

function slicesOfFamily(service: Service, pods: readonly Pod[], family: IpFamily, existing: readonly EndpointSlice[], world: SliceWorld) {
  const groups = groupByPorts(service, pods, family, world);
  addHints(
    service,
    groups.flatMap(({ endpoints }) => endpoints),
    world.nodes,
  );
  const labels = sliceLabels(service);
  const published = existing.length > 0 ? existing.flatMap(({ endpoints }) => endpoints ?? []) : undefined;
  const time = triggerTime(service, pods, published);
  const head: Head = { labels, annotations: time ? { [names.triggerTime]: time } : {} };
  const slices = groups.flatMap((group) => {
    const current = existing.filter((slice) => portKey(slice.ports) === portKey(group.ports));
    return holdsExactly(current, group.endpoints, labels) ? current : cut(service, group, head, world);
  });
  if (slices.length > 0) return slices;
  const placeholder = existing.find((slice) => !slice.endpoints?.length && !slice.ports?.length && sameJson(slice.metadata.labels, labels));
  return placeholder ? [placeholder] : cut(service, { addressType: family, ports: [], endpoints: [] }, head, world);
}

function groupByPorts(service: Service, pods: readonly Pod[], family: IpFamily, { nodes }: SliceWorld): PortGroup[] {
  const groups = new Map<string, { group: PortGroup; seen: Set<string> }>();
  for (const pod of pods) {
    // A Pod with an address is on a node, even where nobody has pasted that node.
    const node = nodes.get(pod.spec.nodeName ?? '');
    const endpoint = endpointOf(pod, node, service, family);
    if (endpoint.addresses.length === 0) continue;
    const ports = portsOf(service, pod);
    const key = portKey(ports);
    const entry = entryOf(groups, key, () => ({ group: { addressType: family, ports, endpoints: [] }, seen: new Set<string>() }));
    const identity = endpointKey(endpoint);
    if (!entry.seen.has(identity)) entry.group.endpoints.push(endpoint);
    entry.seen.add(identity);
  }
  return [...groups.values()].map(({ group }) => group);
}

// kubernetes endpointslice/utils.go podToEndpoint
function endpointOf(pod: Pod, node: Node | undefined, service: Service, family: IpFamily): Endpoint {
  const serving = isPodReady(pod);
  const terminating = Boolean(pod.metadata.deletionTimestamp);
  const { namespace, name, uid } = pod.metadata;
  const zone = node?.metadata.labels?.['topology.kubernetes.io/zone'];
  return {
    addresses: podIpsOf(pod)
      .filter((ip) => ip.includes(':') === (family === 'IPv6'))
      .map((ip) => canonicalIp(ip) ?? ip),
    conditions: { ready: Boolean(service.spec.publishNotReadyAddresses) || (serving && !terminating), serving, terminating },
    ...(publishesHostname(pod, service) && pod.spec.hostname ? { hostname: pod.spec.hostname } : {}),
    targetRef: { kind: 'Pod', ...(namespace ? { namespace } : {}), name, ...(uid ? { uid } : {}) },
    ...(pod.spec.nodeName ? { nodeName: pod.spec.nodeName } : {}),
    ...(zone ? { zone } : {}),
  };
}

// kubernetes endpointslice/utils.go getEndpointPorts
function portsOf(service: Service, pod: Pod): EndpointPort[] {
  return (service.spec.ports ?? []).flatMap((servicePort) => {
    const port = findPort(pod, servicePort);
    if (port === undefined) return [];
    const { name = '', protocol, appProtocol } = servicePort;
    return [{ name, protocol, port, ...(appProtocol ? { appProtocol } : {}) }];
  });
}

// kubernetes endpointslice/utils.go getAddressTypesForService
function familiesOf(service: Service): readonly IpFamily[] {
  if (service.spec.ipFamilies?.length) return service.spec.ipFamilies;
  if (isHeadlessByChoice(service) || !hasClusterIp(service)) return ['IPv4', 'IPv6'];
  return service.spec.clusterIP?.includes(':') ? ['IPv6'] : ['IPv4'];
}

// kubernetes endpointslice/utils.go setEndpointSliceLabels
function sliceLabels(service: Service): Record<string, string> {
  const { [names.headless]: _headless, [names.serviceName]: _name, [names.sliceManagedBy]: _by, ...own } = service.metadata.labels ?? {};
  return {
    ...own,
    ...(hasClusterIp(service) ? {} : { [names.headless]: '' }),
    [names.serviceName]: service.metadata.name,
    [names.sliceManagedBy]: names.sliceController,
  };
}

function isOwned({ metadata }: EndpointSlice, service: Service): boolean {
  return metadata.ownerReferences?.some(({ kind, uid }) => kind === 'Service' && uid === uidOfObject(service)) ?? false;
}

function holdsExactly(slices: readonly EndpointSlice[], wanted: readonly Endpoint[], labels: Record<string, string>): boolean {
  const held = slices.flatMap(({ endpoints }) => endpoints ?? []);
  if (slices.length === 0 || held.length !== wanted.length) return false;
  if (!slices.every(({ metadata }) => sameJson(metadata.labels, labels))) return false;
  const byKey = new Map(held.map((endpoint) => [endpointKey(endpoint), endpoint]));
  return wanted.every((endpoint) => sameJson(byKey.get(endpointKey(endpoint)), endpoint));
}

interface Head {
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
}

function cut(service: Service, group: PortGroup, head: Head, world: SliceWorld): EndpointSlice[] {
  const pieces = Math.max(1, Math.ceil(group.endpoints.length / maxEndpointsPerSlice));
  return Array.from({ length: pieces }, (_, index) => {
    const endpoints = group.endpoints.slice(index * maxEndpointsPerSlice, (index + 1) * maxEndpointsPerSlice);
    const isTaken = (name: string) => world.isTaken(service.metadata.namespace ?? '', name);
    return newSlice({ owner: service, group, endpoints, index, ...head, isTaken });
  });
}
