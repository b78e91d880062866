import { type Cluster, listOf } from '../cluster.ts';
import { entryOf } from '../entry-of.ts';
import { oncePerObject } from '../once-per-object.ts';
import type { IpFamily } from '../settings.ts';
import { endpointsOf, type ProxyEndpoint, withoutDoubles } from './endpoints.ts';
import type { ProxyNode } from './proxy-node.ts';
import { type ServicePortInfo, servicePortsOf } from './service-port.ts';
import { type ServiceTraffic, serviceTraffic } from './service-traffic.ts';

/** The Service ports of one address family, found by where a packet may be going. */
export interface ServiceIndex {
  readonly all: readonly ServicePortInfo[];
  readonly byAddress: ReadonlyMap<string, readonly ServicePortInfo[]>;
  readonly byNodePort: ReadonlyMap<number, readonly ServicePortInfo[]>;
  readonly endpoints: (info: ServicePortInfo) => readonly ProxyEndpoint[];
}

const indexesByFamily = oncePerObject((_cluster: Cluster) => new Map<IpFamily, ServiceIndex>());

export function serviceIndex(cluster: Cluster, family: IpFamily): ServiceIndex {
  return entryOf(indexesByFamily(cluster), family, () => makeIndex(cluster, family));
}

function makeIndex(cluster: Cluster, family: IpFamily): ServiceIndex {
  const all = listOf(cluster, 'Service').flatMap((service) => servicePortsOf(service, family));
  const byAddress = new Map<string, ServicePortInfo[]>();
  const byNodePort = new Map<number, ServicePortInfo[]>();
  for (const info of all) {
    for (const ip of new Set([info.clusterIp, ...info.externalIps, ...info.loadBalancerIps])) entryOf(byAddress, ip, () => []).push(info);
    if (info.nodePort) entryOf(byNodePort, info.nodePort, () => []).push(info);
  }
  const found = new Map<ServicePortInfo, readonly ProxyEndpoint[]>();
  const endpoints = (info: ServicePortInfo) => {
    let list = found.get(info);
    if (!list) {
      list = endpointsOf(cluster, info);
      found.set(info, list);
    }
    return list;
  };
  return { all, byAddress, byNodePort, endpoints };
}

export function trafficOf(index: ServiceIndex, node: ProxyNode, infos: readonly ServicePortInfo[]): readonly ServiceTraffic[] {
  return infos.map((info) => serviceTraffic(info, index.endpoints(info), node));
}

const largeClusterEndpoints = 1000;

/** Above a thousand endpoints kube-proxy leaves comments out of its iptables rules. */
export function isLargeCluster({ all, endpoints }: ServiceIndex, node: ProxyNode): boolean {
  let total = 0;
  for (const info of all) {
    total += withoutDoubles(endpoints(info), node.name).length;
    if (total > largeClusterEndpoints) return true;
  }
  return false;
}
