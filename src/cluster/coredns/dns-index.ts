import { type Cluster, listOf } from '../cluster.ts';
import { groupBy } from '../group-by.ts';
import { type ObjectRef, refOf } from '../object.ts';
import { oncePerObject } from '../once-per-object.ts';
import type { EndpointSlice, Service } from '../types.ts';

/** An address that the kubernetes plugin serves for a Service, with the ports of its slice. */
export interface DnsEndpoint {
  readonly address: string;
  /** The first label of its name: `web-0`, or the address with dashes. */
  readonly hostname: string;
  readonly ports: readonly DnsPort[];
  /** The Pod, or the slice where no Pod is named. */
  readonly from: ObjectRef;
}

export interface DnsPort {
  readonly name: string;
  readonly protocol: string;
  /** -1: the Service or slice names no port. */
  readonly port: number;
}

export interface DnsService {
  readonly service: Service;
  readonly headless: boolean;
  readonly ports: readonly DnsPort[];
  readonly endpoints: readonly DnsEndpoint[];
}

export interface DnsIndex {
  readonly namespaces: ReadonlySet<string>;
  /** By `namespace/name`. */
  readonly services: ReadonlyMap<string, DnsService>;
  readonly byClusterIp: ReadonlyMap<string, Service>;
  readonly byEndpointAddress: ReadonlyMap<string, readonly { readonly owner: string; readonly endpoint: DnsEndpoint }[]>;
}

/** What the kubernetes plugin watches. */
export const dnsIndexOf = oncePerObject((cluster: Cluster): DnsIndex => {
  const slices = groupBy(
    listOf(cluster, 'EndpointSlice'),
    ({ metadata }) => `${metadata.namespace}/${metadata.labels?.['kubernetes.io/service-name'] ?? ''}`,
  );
  const endpoints = new Map([...slices].map(([owner, list]) => [owner, list.flatMap(endpointsOf)]));
  const services = listOf(cluster, 'Service');
  return {
    namespaces: new Set(listOf(cluster, 'Namespace').map(({ metadata }) => metadata.name)),
    services: new Map(services.map((service) => [ownerOf(service), dnsService(service, endpoints.get(ownerOf(service)) ?? [])])),
    byClusterIp: new Map(services.toReversed().flatMap((service) => clusterIpsOf(service).map((ip) => [ip, service]))),
    byEndpointAddress: groupBy(
      [...endpoints].flatMap(([owner, list]) => list.map((endpoint) => ({ owner, endpoint }))),
      ({ endpoint }) => endpoint.address,
    ),
  };
});

const ownerOf = ({ metadata }: Service) => `${metadata.namespace}/${metadata.name}`;

function clusterIpsOf({ spec }: Service): readonly string[] {
  return spec.clusterIPs?.length ? spec.clusterIPs : spec.clusterIP ? [spec.clusterIP] : [];
}

// coredns plugin/kubernetes/object/service.go ToService
function dnsService(service: Service, endpoints: readonly DnsEndpoint[]): DnsService {
  const ports = (service.spec.ports ?? []).map(({ name = '', protocol, port }) => ({ name, protocol, port }));
  return {
    service,
    headless: clusterIpsOf(service)[0] === 'None',
    ports: ports.length > 0 ? ports : [noPort],
    endpoints,
  };
}

const noPort: DnsPort = { name: '', protocol: '', port: -1 };

// coredns plugin/kubernetes/object/endpoint.go EndpointSliceToEndpoints
function endpointsOf(slice: EndpointSlice): readonly DnsEndpoint[] {
  const named = (slice.ports ?? []).map(({ name, protocol, port }) => ({ name: name ?? '', protocol: protocol ?? '', port: port ?? -1 }));
  const ports = named.length > 0 ? named : [noPort];
  return (slice.endpoints ?? [])
    .filter(({ conditions }) => conditions?.ready ?? true)
    .flatMap(({ addresses, hostname, targetRef }) => {
      const from = targetRef?.kind === 'Pod' && targetRef.name ? { kind: 'Pod', ...pick(targetRef, slice) } : refOf(slice);
      return addresses.map((address) => ({ address, hostname: hostname || dashed(address), ports, from }));
    });
}

function pick({ namespace, name = '' }: { namespace?: string; name?: string }, slice: EndpointSlice) {
  return { namespace: namespace ?? slice.metadata.namespace ?? '', name };
}

// coredns plugin/kubernetes/kubernetes.go endpointHostname
function dashed(address: string): string {
  const label = address.replace(/[.:]/g, '-');
  return address.includes(':') && label.endsWith('-') ? `${label}0` : label;
}

const endpointsByHostname = oncePerObject(({ endpoints }: DnsService) => groupBy(endpoints, ({ hostname }) => hostname.toLowerCase()));

/** The endpoints of a Service that have a hostname, given in lower case. */
export function endpointsNamed(service: DnsService, hostname: string): readonly DnsEndpoint[] {
  return endpointsByHostname(service).get(hostname) ?? [];
}
