import { rangeHas } from '../proxy-node.ts';
import type { ServiceTraffic } from '../service-traffic.ts';
import type { IptablesChainNames } from './chain-names.ts';
import { comment, hostRange, type IptablesRule, jump, type PlacedRule } from './rule.ts';

/** Lets through what comes from the load balancer's source ranges; the rest is dropped in the filter table. */
export function firewallChain({ info, node, usesFirewallChain }: ServiceTraffic, names: IptablesChainNames): readonly PlacedRule[] {
  if (!usesFirewallChain) return [];
  const placed = (rule: IptablesRule): PlacedRule => ({ table: 'nat', chain: names.firewall, rule });
  const from = (range: string) =>
    placed({ source: { range }, matches: [comment(`${info.name} loadbalancer IP`)], target: jump(names.external) });
  const nodeMayPass = info.sourceRanges.some((range) => node.ip !== undefined && rangeHas(range, node.ip));
  return [
    ...info.sourceRanges.map(from),
    ...(nodeMayPass ? info.loadBalancerIps.map((ip) => from(hostRange(ip))) : []),
    placed({ matches: [comment(`other traffic to ${info.name} will be dropped by KUBE-PROXY-FIREWALL`)] }),
  ];
}
