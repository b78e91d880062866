import type { ProxyEndpoint } from './endpoints.ts';
import { withoutDoubles } from './endpoints.ts';
import type { ProxyNode } from './proxy-node.ts';
import { externallyAccessible, type ServicePortInfo } from './service-port.ts';
import { type CategorizedEndpoints, categorizeEndpoints } from './topology.ts';

/** What a node does with the traffic of one Service port, whichever backend writes it down. */
export interface ServiceTraffic {
  readonly info: ServicePortInfo;
  readonly node: ProxyNode;
  readonly endpoints: CategorizedEndpoints;
  readonly hasInternalEndpoints: boolean;
  readonly hasExternalEndpoints: boolean;
  readonly usesClusterChain: boolean;
  readonly usesLocalChain: boolean;
  /** For node ports, external IPs and load balancers. */
  readonly usesExternalChain: boolean;
  /** For load balancers that admit only some clients. */
  readonly usesFirewallChain: boolean;
}

// kubernetes pkg/proxy/iptables/proxier.go syncProxyRules
export function serviceTraffic(info: ServicePortInfo, all: readonly ProxyEndpoint[], node: ProxyNode): ServiceTraffic {
  const endpoints = categorizeEndpoints(withoutDoubles(all, node.name), info, node);
  const hasLocal = endpoints.local.length > 0;
  return {
    info,
    node,
    endpoints,
    hasInternalEndpoints: info.internalPolicyLocal ? hasLocal : endpoints.any,
    hasExternalEndpoints: info.externalPolicyLocal ? hasLocal : endpoints.any,
    usesClusterChain: endpoints.cluster.length > 0,
    usesLocalChain: hasLocal,
    usesExternalChain: endpoints.any && externallyAccessible(info),
    usesFirewallChain: info.loadBalancerIps.length > 0 && info.sourceRanges.length > 0,
  };
}
