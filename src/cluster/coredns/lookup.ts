import type { Cluster } from '../cluster.ts';
import { type ObjectRef, refOf } from '../object.ts';
import { parseAddress } from './address.ts';
import { type DnsPort, dnsIndexOf, endpointsNamed } from './dns-index.ts';
import { parseQueryName, type RecordRequest } from './query-name.ts';

/** One thing that a name stands for, before it becomes a record of some type. */
export interface Found {
  /** An address, or the name that a CNAME points to. */
  readonly host: string;
  readonly port: number;
  /** The name that an SRV record gives as its target. */
  readonly name: string;
  readonly from: ObjectRef | undefined;
}

/** Empty: the name exists and holds nothing. Undefined: there is no such name. `name` is in lower case. */
// coredns plugin/kubernetes/kubernetes.go Records
export function lookup(cluster: Cluster, name: string, zone: string): readonly Found[] | undefined {
  const request = parseQueryName(name, zone.toLowerCase());
  if (!request) return undefined;
  if (request.tree === '') return [];
  if (!dnsIndexOf(cluster).namespaces.has(request.namespace)) return undefined;
  if (request.service === '') return [];
  return request.tree === 'pod' ? findPod(request, zone) : findService(cluster, request, zone);
}

/** `pods insecure`: the address is taken from the name, whether a Pod has it or not. */
function findPod({ service: label, namespace }: RecordRequest, zone: string): readonly Found[] | undefined {
  const dots = label.split('-').length === 4 && !label.includes('--');
  const address = parseAddress(label.replaceAll('-', dots ? '.' : ':'));
  return address && [{ host: address.text, port: 0, name: `${label}.${namespace}.pod.${zone}`, from: undefined }];
}

// coredns plugin/kubernetes/kubernetes.go findServices
function findService(cluster: Cluster, request: RecordRequest, zone: string): readonly Found[] | undefined {
  const found = dnsIndexOf(cluster).services.get(`${request.namespace}/${request.service}`);
  if (!found) return undefined;
  const { service, headless } = found;
  const name = `${service.metadata.name}.${service.metadata.namespace}.svc.${zone}`;
  if (service.spec.type === 'ExternalName') {
    const host = service.spec.externalName ?? '';
    if (request.endpoint || request.port || request.protocol || host === '' || parseAddress(host)) return undefined;
    return [{ host, port: 0, name, from: refOf(service) }];
  }
  if (headless || request.endpoint) {
    const endpoints = request.endpoint ? endpointsNamed(found, request.endpoint) : found.endpoints;
    const list = endpoints.flatMap(({ address, hostname, ports, from }) =>
      ports
        .filter((port) => matchesPort(request, port))
        .map(({ port }) => ({ host: address, port, name: hostname ? `${hostname}.${name}` : name, from })),
    );
    return list.length > 0 ? list : undefined;
  }
  const ports = found.ports.filter((port) => matchesPort(request, port));
  if (ports.length === 0) return undefined;
  const ips = service.spec.clusterIPs ?? [service.spec.clusterIP ?? ''];
  return ports.flatMap(({ port }) => ips.map((host) => ({ host, port, name, from: refOf(service) })));
}

function matchesPort(asked: RecordRequest, { name, protocol }: DnsPort): boolean {
  return (asked.port === '' || asked.port === name.toLowerCase()) && (asked.protocol === '' || asked.protocol === protocol.toLowerCase());
}

/** The Services and endpoints that an address belongs to: a cluster IP's Service alone, or every endpoint with that address. */
// coredns plugin/kubernetes/reverse.go serviceRecordForIP
export function lookupAddress(cluster: Cluster, address: string): readonly { readonly host: string; readonly from: ObjectRef }[] {
  const index = dnsIndexOf(cluster);
  const zone = `${cluster.settings.clusterDomain}.`;
  const service = index.byClusterIp.get(address);
  if (service) return [{ host: `${service.metadata.name}.${service.metadata.namespace}.svc.${zone}`, from: refOf(service) }];
  return (index.byEndpointAddress.get(address) ?? []).map(({ owner, endpoint }) => {
    const [namespace = '', name = ''] = owner.split('/');
    return { host: `${endpoint.hostname}.${name}.${namespace}.svc.${zone}`, from: endpoint.from };
  });
}
