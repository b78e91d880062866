import type { ProxyEndpoint } from '../endpoints.ts';
import { rangeHas } from '../proxy-node.ts';
import type { ServicePortInfo } from '../service-port.ts';
import type { ServiceTraffic } from '../service-traffic.ts';
import { endpointNames, type NftChainNames } from './chain-names.ts';
import { goto, type NftChain, type NftRule, type NftSet, rule, type Transport } from './rule.ts';

// kubernetes pkg/proxy/nftables/proxier.go syncProxyRules
export function serviceChains(traffic: ServiceTraffic, names: NftChainNames): readonly NftChain[] {
  const { info, endpoints } = traffic;
  return [
    ...(traffic.usesFirewallChain ? [firewallChain(traffic, names)] : []),
    ...(traffic.usesClusterChain ? [{ name: names.clusterPolicy, rules: policyRules(info, endpoints.cluster) }] : []),
    ...(traffic.usesLocalChain ? [{ name: names.localPolicy, rules: policyRules(info, endpoints.local) }] : []),
    ...(traffic.usesExternalChain ? [{ name: names.external, rules: externalRules(traffic, names) }] : []),
    ...(info.affinitySeconds === undefined ? [] : endpoints.reachable.map((endpoint) => stickyEndpointChain(info, endpoint))),
  ];
}

/** For each endpoint the clients that keep coming back to it. */
export function affinitySets({ info, node, endpoints }: ServiceTraffic): readonly NftSet[] {
  const seconds = info.affinitySeconds;
  if (seconds === undefined) return [];
  return endpoints.reachable.map((endpoint) => ({
    kind: 'set',
    name: endpointNames(info, endpoint).affinitySet,
    type: node.family === 'IPv4' ? 'ipv4_addr' : 'ipv6_addr',
    timeoutSeconds: seconds,
    elements: [],
  }));
}

const isProtocol = ({ protocol }: ServicePortInfo) => ({ if: 'protocol', protocol: protocol.toLowerCase() as Transport }) as const;

// kubernetes pkg/proxy/nftables/proxier.go writeServiceToEndpointRules
function policyRules(info: ServicePortInfo, endpoints: readonly ProxyEndpoint[]): readonly NftRule[] {
  if (info.affinitySeconds === undefined) return [rule([isProtocol(info)], [{ do: 'translate-to-any', endpoints }])];
  const names = endpoints.map((endpoint) => endpointNames(info, endpoint));
  return [
    ...names.map(({ chain, affinitySet }) => rule([{ if: 'from-set', set: affinitySet }], [goto(chain)])),
    rule([], [{ do: 'goto-any', chains: names.map(({ chain }) => chain) }]),
  ];
}

function stickyEndpointChain(info: ServicePortInfo, endpoint: ProxyEndpoint): NftChain {
  const { chain, affinitySet } = endpointNames(info, endpoint);
  return {
    name: chain,
    rules: [rule([], [{ do: 'remember', set: affinitySet }]), rule([isProtocol(info)], [{ do: 'translate', endpoint }])],
  };
}

function externalRules({ info, node, hasExternalEndpoints }: ServiceTraffic, names: NftChainNames): readonly NftRule[] {
  const fromNode = { if: 'local', side: 'saddr' } as const;
  const onwards = hasExternalEndpoints ? [rule([], [goto(info.externalPolicyLocal ? names.localPolicy : names.clusterPolicy)])] : [];
  if (!info.externalPolicyLocal) return [rule([], [{ do: 'mark' }], 'masquerade'), ...onwards];
  const fromPods = node.podRange
    ? [rule([{ if: 'from-range', range: node.podRange }], [goto(names.clusterPolicy)], 'short-circuit pod traffic')]
    : [];
  return [
    ...fromPods,
    rule([fromNode], [{ do: 'mark' }], 'masquerade local traffic'),
    rule([fromNode], [goto(names.clusterPolicy)], 'short-circuit local traffic'),
    ...onwards,
  ];
}

function firewallChain({ info, node }: ServiceTraffic, names: NftChainNames): NftChain {
  const nodeMayPass = info.sourceRanges.some((range) => node.ip !== undefined && rangeHas(range, node.ip));
  const ranges = [...info.sourceRanges, ...(nodeMayPass ? info.loadBalancerIps : [])];
  return { name: names.firewall, rules: [rule([{ if: 'not-from-any', ranges }], [{ do: 'drop' }])] };
}
