import { chainHash } from '../chain-hash.ts';
import type { ProxyEndpoint } from '../endpoints.ts';
import type { ServicePortInfo } from '../service-port.ts';

/** The chains that kube-proxy has for one Service port. */
export interface NftChainNames {
  readonly clusterPolicy: string;
  readonly localPolicy: string;
  readonly external: string;
  readonly firewall: string;
}

const withHash = (name: string) => `${chainHash(name, 8)}-${name}`;
const portPath = ({ service, protocol, portName }: ServicePortInfo) =>
  `${service.namespace}/${service.name}/${protocol.toLowerCase()}/${portName}`;

// kubernetes pkg/proxy/nftables/proxier.go servicePortChainNameBase
export function chainNames(info: ServicePortInfo): NftChainNames {
  const base = withHash(portPath(info));
  return {
    clusterPolicy: `service-${base}`,
    localPolicy: `local-${base}`,
    external: `external-${base}`,
    firewall: `firewall-${base}`,
  };
}

// kubernetes pkg/proxy/nftables/proxier.go servicePortEndpointChainNameBase
export function endpointNames(
  info: ServicePortInfo,
  { ip, port }: ProxyEndpoint,
): { readonly chain: string; readonly affinitySet: string } {
  const base = withHash(`${portPath(info)}__${ip.replaceAll(':', '.')}/${port}`);
  return { chain: `endpoint-${base}`, affinitySet: `affinity-${base}` };
}

export function isEndpointChain(chain: string): boolean {
  return chain.startsWith('endpoint-');
}
