import type { ProxyEndpoint } from '../endpoints.ts';
import type { ServicePortInfo } from '../service-port.ts';
import { comment, hostRange, jump, type Match, type PlacedRule, type RuleStyle, transportOf } from './rule.ts';

const mask = (ip: string) => (ip.includes(':') ? Array(8).fill('ffff').join(':') : '255.255.255.255');

// kubernetes pkg/proxy/iptables/proxier.go writeServiceToEndpointRules
export function policyChainRules(
  chain: string,
  info: ServicePortInfo,
  endpoints: readonly ProxyEndpoint[],
  chainOf: (endpoint: ProxyEndpoint) => string,
  { endpointComments }: RuleStyle,
): readonly PlacedRule[] {
  const seconds = info.affinitySeconds;
  const says = ({ text }: ProxyEndpoint) => (endpointComments ? [comment(`${info.name} -> ${text}`)] : []);
  const sticky = (endpoint: ProxyEndpoint): readonly Match[] =>
    seconds === undefined ? [] : [{ match: 'seen', list: chainOf(endpoint), seconds, mask: mask(endpoint.ip) }];
  const share = (position: number): readonly Match[] => {
    const left = endpoints.length - position;
    return left > 1 ? [{ match: 'random', probability: 1 / left }] : [];
  };
  const placed = (endpoint: ProxyEndpoint, matches: readonly Match[]): PlacedRule => ({
    table: 'nat',
    chain,
    rule: { matches: [...says(endpoint), ...matches], target: jump(chainOf(endpoint)) },
  });
  return [
    ...(seconds === undefined ? [] : endpoints.map((endpoint) => placed(endpoint, sticky(endpoint)))),
    ...endpoints.map((endpoint, position) => placed(endpoint, share(position))),
  ];
}

/** The chain of one endpoint: a Pod that reaches itself is masqueraded, and then comes the translation. */
export function endpointRules(
  info: ServicePortInfo,
  endpoint: ProxyEndpoint,
  chain: string,
  { endpointComments }: RuleStyle,
): readonly PlacedRule[] {
  const says = endpointComments ? [comment(info.name)] : [];
  const remember: readonly Match[] =
    info.affinitySeconds === undefined ? [] : [{ match: 'remember', list: chain, mask: mask(endpoint.ip) }];
  return [
    { table: 'nat', chain, rule: { source: { range: hostRange(endpoint.ip) }, matches: says, target: jump('KUBE-MARK-MASQ') } },
    {
      table: 'nat',
      chain,
      rule: {
        protocol: transportOf(info.protocol),
        matches: [...says, ...remember, { match: 'protocol' }],
        target: { target: 'dnat', endpoint },
      },
    },
  ];
}
