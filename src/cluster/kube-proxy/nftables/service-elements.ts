import type { ServiceTraffic } from '../service-traffic.ts';
import type { NftChainNames } from './chain-names.ts';
import type { NftSetName } from './fixed-chains.ts';
import type { NftElement } from './rule.ts';

export interface PlacedElement {
  readonly set: NftSetName;
  readonly element: NftElement;
}

// kubernetes pkg/proxy/nftables/proxier.go syncProxyRules
export function serviceElements(traffic: ServiceTraffic, names: NftChainNames): readonly PlacedElement[] {
  const { info, endpoints } = traffic;
  const protocol = info.protocol.toLowerCase();
  const found: PlacedElement[] = [];
  const place = (set: NftSetName, element: NftElement) => found.push({ set, element });
  const at = (ip: string) => `${ip} . ${protocol} . ${info.port}`;
  const nowhere = { comment: info.name, verdict: endpoints.any ? 'drop' : 'goto reject-chain' };
  const external = `goto ${names.external}`;

  place('cluster-ips', { key: info.clusterIp });
  if (traffic.hasInternalEndpoints) {
    const chain = info.internalPolicyLocal ? names.localPolicy : names.clusterPolicy;
    place('service-ips', { key: at(info.clusterIp), verdict: `goto ${chain}` });
  } else place('no-endpoint-services', { key: at(info.clusterIp), ...nowhere });

  for (const ip of [...info.externalIps, ...info.loadBalancerIps]) {
    if (endpoints.any) place('service-ips', { key: at(ip), verdict: external });
    if (!traffic.hasExternalEndpoints) place('no-endpoint-services', { key: at(ip), ...nowhere });
  }
  if (traffic.usesFirewallChain) {
    for (const ip of info.loadBalancerIps) place('firewall-ips', { key: at(ip), comment: info.name, verdict: `goto ${names.firewall}` });
  }
  if (info.nodePort) {
    const key = `${protocol} . ${info.nodePort}`;
    if (endpoints.any) place('service-nodeports', { key, verdict: external });
    if (!traffic.hasExternalEndpoints) place('no-endpoint-nodeports', { key, ...nowhere });
  }
  return [...found, ...hairpinElements(traffic)];
}

/** A Pod that reaches itself through a Service must see another address than its own. */
function hairpinElements({ info, node, endpoints }: ServiceTraffic): readonly PlacedElement[] {
  const here = endpoints.reachable.filter(({ nodeName }) => nodeName === node.name);
  return here.map(({ ip, port }) => ({
    set: 'hairpin-connections',
    element: { key: `${ip} . ${ip} . ${info.protocol.toLowerCase()} . ${port}` },
  }));
}
