import type { ProxyEndpoint } from '../endpoints.ts';
import type { ServiceTraffic } from '../service-traffic.ts';
import { chainNames, endpointChainName, type IptablesChainNames } from './chain-names.ts';
import { endpointRules, policyChainRules } from './endpoint-rules.ts';
import { firewallChain } from './firewall-rules.ts';
import {
  comment,
  hostRange,
  type IptablesRule,
  jump,
  type Match,
  type PlacedRule,
  type RuleStyle,
  type Target,
  transportOf,
} from './rule.ts';

// kubernetes pkg/proxy/iptables/proxier.go syncProxyRules
export function serviceRules(traffic: ServiceTraffic, style: RuleStyle): readonly PlacedRule[] {
  const names = chainNames(traffic.info);
  const chains = new Map(traffic.endpoints.reachable.map((endpoint) => [endpoint, endpointChainName(traffic.info, endpoint)] as const));
  const chainOf = (endpoint: ProxyEndpoint) => chains.get(endpoint) ?? endpointChainName(traffic.info, endpoint);
  const { info, endpoints } = traffic;
  return [
    ...clusterIpRules(traffic, names),
    ...externalIpRules(traffic, names),
    ...loadBalancerRules(traffic, names),
    ...nodePortRules(traffic, names),
    ...(endpoints.any ? [...internalMasquerade(traffic, names), ...externalChain(traffic, names), ...firewallChain(traffic, names)] : []),
    ...(traffic.usesClusterChain ? policyChainRules(names.clusterPolicy, info, endpoints.cluster, chainOf, style) : []),
    ...(traffic.usesLocalChain ? policyChainRules(names.localPolicy, info, endpoints.local, chainOf, style) : []),
    ...endpoints.reachable.flatMap((endpoint) => endpointRules(info, endpoint, chainOf(endpoint), style)),
  ];
}

/** A rule for packets to the Service's port at an address. */
function toPort({ info }: ServiceTraffic, ip: string, text: string, target: Target): IptablesRule {
  return {
    destination: { range: hostRange(ip) },
    protocol: transportOf(info.protocol),
    matches: [comment(text), { match: 'port', port: info.port }],
    target,
  };
}

/** What becomes of packets for which there is no endpoint: refused if there is none at all, dropped if there is one elsewhere. */
function withoutEndpoints({ info, endpoints, node }: ServiceTraffic): { text: string; target: Target } {
  if (endpoints.any) return { text: `${info.name} has no local endpoints`, target: { target: 'drop' } };
  const reason = node.family === 'IPv6' ? 'icmp6-port-unreachable' : 'icmp-port-unreachable';
  return { text: `${info.name} has no endpoints`, target: { target: 'reject', with: reason } };
}

const services = (rule: IptablesRule): PlacedRule => ({ table: 'nat', chain: 'KUBE-SERVICES', rule });
const externalServices = (rule: IptablesRule): PlacedRule => ({ table: 'filter', chain: 'KUBE-EXTERNAL-SERVICES', rule });

function internalChain({ info }: ServiceTraffic, names: IptablesChainNames): string {
  return info.internalPolicyLocal ? names.localPolicy : names.clusterPolicy;
}

function clusterIpRules(traffic: ServiceTraffic, names: IptablesChainNames): readonly PlacedRule[] {
  const { clusterIp, name } = traffic.info;
  if (traffic.hasInternalEndpoints) {
    return [services(toPort(traffic, clusterIp, `${name} cluster IP`, jump(internalChain(traffic, names))))];
  }
  const { text, target } = withoutEndpoints(traffic);
  return [{ table: 'filter', chain: 'KUBE-SERVICES', rule: toPort(traffic, clusterIp, text, target) }];
}

function externalIpRules(traffic: ServiceTraffic, names: IptablesChainNames): readonly PlacedRule[] {
  const { text, target } = withoutEndpoints(traffic);
  return traffic.info.externalIps.flatMap((ip) => [
    ...(traffic.endpoints.any ? [services(toPort(traffic, ip, `${traffic.info.name} external IP`, jump(names.external)))] : []),
    ...(traffic.hasExternalEndpoints ? [] : [externalServices(toPort(traffic, ip, text, target))]),
  ]);
}

function loadBalancerRules(traffic: ServiceTraffic, names: IptablesChainNames): readonly PlacedRule[] {
  const { name, loadBalancerIps } = traffic.info;
  const isFiltered = traffic.usesFirewallChain && traffic.endpoints.any;
  const chain = isFiltered ? names.firewall : names.external;
  const refused = `${name} traffic not accepted by ${names.firewall}`;
  const { text, target } = withoutEndpoints(traffic);
  const captured = loadBalancerIps.flatMap((ip): PlacedRule[] => [
    ...(traffic.endpoints.any ? [services(toPort(traffic, ip, `${name} loadbalancer IP`, jump(chain)))] : []),
    ...(isFiltered
      ? [{ table: 'filter' as const, chain: 'KUBE-PROXY-FIREWALL', rule: toPort(traffic, ip, refused, { target: 'drop' }) }]
      : []),
  ]);
  const lost = traffic.hasExternalEndpoints ? [] : loadBalancerIps.map((ip) => externalServices(toPort(traffic, ip, text, target)));
  return [...captured, ...lost];
}

function nodePortRules(traffic: ServiceTraffic, names: IptablesChainNames): readonly PlacedRule[] {
  const { info, node } = traffic;
  const rules: PlacedRule[] = [];
  const protocol = transportOf(info.protocol);
  const port: Match = { match: 'port', port: info.nodePort };
  if (info.nodePort && traffic.endpoints.any) {
    const rule: IptablesRule = { protocol, matches: [comment(info.name), port], target: jump(names.external) };
    const counted: Match = { match: 'count', counter: 'localhost_nps_accepted_pkts' };
    if (node.family === 'IPv4') {
      const throughLoopback = { ...rule, destination: { range: '127.0.0.0/8' }, matches: [...rule.matches, counted] };
      rules.push({ table: 'nat', chain: 'KUBE-NODEPORTS', rule: throughLoopback });
    }
    rules.push({ table: 'nat', chain: 'KUBE-NODEPORTS', rule });
  }
  if (info.nodePort && !traffic.hasExternalEndpoints) {
    const { text, target } = withoutEndpoints(traffic);
    rules.push(externalServices({ protocol, matches: [comment(text), { match: 'local', side: 'dst' }, port], target }));
  }
  if (info.healthCheckNodePort) {
    const matches: Match[] = [comment(`${info.name} health check node port`), { match: 'port', port: info.healthCheckNodePort }];
    rules.push({ table: 'filter', chain: 'KUBE-NODEPORTS', rule: { protocol: 'tcp', matches, target: { target: 'accept' } } });
  }
  return rules;
}

/** Clients outside the Pods' range get the node's address as theirs, for the answer to find its way back. */
function internalMasquerade(traffic: ServiceTraffic, names: IptablesChainNames): readonly PlacedRule[] {
  const { info, node } = traffic;
  if (!traffic.hasInternalEndpoints || !node.podRange) return [];
  const rule = toPort(traffic, info.clusterIp, `${info.name} cluster IP`, jump('KUBE-MARK-MASQ'));
  return [{ table: 'nat', chain: internalChain(traffic, names), rule: { source: { range: node.podRange, not: true }, ...rule } }];
}

function externalChain(traffic: ServiceTraffic, names: IptablesChainNames): readonly PlacedRule[] {
  if (!traffic.usesExternalChain) return [];
  const { info, node } = traffic;
  const external = (matches: readonly Match[], target: Target, range?: string): PlacedRule => ({
    table: 'nat',
    chain: names.external,
    rule: { ...(range ? { source: { range } } : {}), matches, target },
  });
  const fromNode: Match = { match: 'local', side: 'src' };
  const destinations = `for ${info.name} external destinations`;
  const special = info.externalPolicyLocal
    ? [
        ...(node.podRange ? [external([comment(`pod traffic ${destinations}`)], jump(names.clusterPolicy), node.podRange)] : []),
        external([comment(`masquerade LOCAL traffic ${destinations}`), fromNode], jump('KUBE-MARK-MASQ')),
        external([comment(`route LOCAL traffic ${destinations}`), fromNode], jump(names.clusterPolicy)),
      ]
    : [external([comment(`masquerade traffic ${destinations}`)], jump('KUBE-MARK-MASQ'))];
  const policy = info.externalPolicyLocal ? names.localPolicy : names.clusterPolicy;
  return [...special, ...(traffic.hasExternalEndpoints ? [external([], jump(policy))] : [])];
}
