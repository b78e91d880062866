import type { Cluster } from '../cluster.ts';
import { familyOfIp, inBrackets } from '../ip-address.ts';
import type { ObjectRef } from '../object.ts';
import { slicesOf } from '../service-slices.ts';
import type { Endpoint } from '../types.ts';
import type { ServicePortInfo } from './service-port.ts';

export interface ProxyEndpoint {
  readonly ip: string;
  readonly port: number;
  /** `ip:port`, an IPv6 address in brackets. */
  readonly text: string;
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
  readonly nodeName?: string;
  readonly zoneHints: readonly string[];
  readonly nodeHints: readonly string[];
  readonly target?: ObjectRef;
}

// kubernetes pkg/proxy/endpointslicecache.go endpointInfoByServicePort
export function endpointsOf(cluster: Cluster, info: ServicePortInfo): readonly ProxyEndpoint[] {
  const family = familyOfIp(info.clusterIp);
  const found: ProxyEndpoint[] = [];
  for (const slice of slicesOf(cluster, info.service.namespace, info.service.name)) {
    const labels = slice.metadata.labels ?? {};
    if (slice.addressType === 'FQDN' || 'service.kubernetes.io/headless' in labels) continue;
    for (const { name, port, protocol } of slice.ports ?? []) {
      if ((name ?? '') !== info.portName || (protocol ?? 'TCP') !== info.protocol || !port) continue;
      for (const endpoint of slice.endpoints ?? []) {
        const ip = endpoint.addresses?.[0];
        if (ip && familyOfIp(ip) === family) found.push(proxyEndpoint(endpoint, ip, port));
      }
    }
  }
  return found.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}

function proxyEndpoint({ conditions, nodeName, hints, targetRef }: Endpoint, ip: string, port: number): ProxyEndpoint {
  return {
    ip,
    port,
    text: `${inBrackets(ip)}:${port}`,
    ready: conditions?.ready ?? true,
    serving: conditions?.serving ?? true,
    terminating: conditions?.terminating ?? false,
    zoneHints: (hints?.forZones ?? []).map(({ name }) => name),
    nodeHints: (hints?.forNodes ?? []).map(({ name }) => name),
    ...(nodeName ? { nodeName } : {}),
    ...(targetRef?.kind && targetRef.name
      ? { target: { kind: targetRef.kind, name: targetRef.name, ...(targetRef.namespace ? { namespace: targetRef.namespace } : {}) } }
      : {}),
  };
}

/** Of several entries with one address and port, one counts: that of this node if there is one. */
export function withoutDoubles(sorted: readonly ProxyEndpoint[], nodeName: string): readonly ProxyEndpoint[] {
  const kept: ProxyEndpoint[] = [];
  for (const endpoint of sorted) {
    const last = kept.at(-1);
    if (last?.text !== endpoint.text) kept.push(endpoint);
    else if (endpoint.nodeName === nodeName) kept[kept.length - 1] = endpoint;
  }
  return kept;
}
