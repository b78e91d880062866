import { chainHash } from '../chain-hash.ts';
import type { ProxyEndpoint } from '../endpoints.ts';
import type { ServicePortInfo } from '../service-port.ts';

/** The chains that kube-proxy has for one Service port. */
export interface IptablesChainNames {
  readonly clusterPolicy: string;
  readonly localPolicy: string;
  readonly external: string;
  readonly firewall: string;
}

// kubernetes pkg/proxy/iptables/proxier.go portProtoHash
export function chainNames({ name, protocol }: ServicePortInfo): IptablesChainNames {
  const hash = chainHash(name + protocol.toLowerCase(), 16);
  return {
    clusterPolicy: `KUBE-SVC-${hash}`,
    localPolicy: `KUBE-SVL-${hash}`,
    external: `KUBE-EXT-${hash}`,
    firewall: `KUBE-FW-${hash}`,
  };
}

const endpointPrefix = 'KUBE-SEP-';

// kubernetes pkg/proxy/iptables/proxier.go servicePortEndpointChainName
export function endpointChainName({ name, protocol }: ServicePortInfo, endpoint: ProxyEndpoint): string {
  return endpointPrefix + chainHash(name + protocol.toLowerCase() + endpoint.text, 16);
}

export function isEndpointChain(chain: string): boolean {
  return chain.startsWith(endpointPrefix);
}
