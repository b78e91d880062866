import { loopbackRange, type ProxyNode } from '../proxy-node.ts';
import { type Condition, jump, type NftChain, type NftRule, type NftSet, rule } from './rule.ts';

const base = (name: string, hook: string, ...rules: readonly NftRule[]): NftChain => ({ name, hook, rules });
const chain = (name: string, ...rules: readonly NftRule[]): NftChain => ({ name, rules });
const ifNew = (name: string) => rule([{ if: 'new' }], [jump(name)]);

/** Node ports are served at the node's own address, or, where kube-proxy knows of none, at all but loopback. */
function nodePortConditions({ ip, family }: ProxyNode, anyLocal: readonly Condition[]): readonly Condition[] {
  return ip ? [{ if: 'to-set', set: 'nodeport-ips' }] : [...anyLocal, { if: 'to-range', range: loopbackRange[family], not: true }];
}

// kubernetes pkg/proxy/nftables/proxier.go setupNFTables
export function fixedChains(node: ProxyNode): readonly NftChain[] {
  return [
    base('filter-prerouting-pre-dnat', 'type filter hook prerouting priority dstnat - 10; policy accept;', ifNew('firewall-check')),
    base('filter-output-pre-dnat', 'type filter hook output priority -110; policy accept;', ifNew('firewall-check')),
    base(
      'filter-input',
      'type filter hook input priority filter; policy accept;',
      ifNew('nodeport-endpoints-check'),
      ifNew('service-endpoints-check'),
    ),
    ...['forward', 'output'].map((hook) =>
      base(
        `filter-${hook}`,
        `type filter hook ${hook} priority filter; policy accept;`,
        ifNew('service-endpoints-check'),
        ifNew('cluster-ips-check'),
      ),
    ),
    base('nat-prerouting', 'type nat hook prerouting priority dstnat; policy accept;', rule([], [jump('services')])),
    base('nat-output', 'type nat hook output priority -100; policy accept;', rule([], [jump('services')])),
    base('nat-postrouting', 'type nat hook postrouting priority srcnat; policy accept;', rule([], [jump('masquerading')])),
    chain('nodeport-endpoints-check', rule(nodePortConditions(node, []), [{ do: 'look-up', key: 'port', map: 'no-endpoint-nodeports' }])),
    chain('service-endpoints-check', rule([], [{ do: 'look-up', key: 'address-and-port', map: 'no-endpoint-services' }])),
    chain('firewall-check', rule([], [{ do: 'look-up', key: 'address-and-port', map: 'firewall-ips' }])),
    servicesChain(node),
    chain(
      'masquerading',
      rule([{ if: 'marked' }], [{ do: 'unmark' }, { do: 'masquerade' }]),
      rule([{ if: 'dnat' }, { if: 'hairpin' }], [{ do: 'masquerade' }]),
    ),
    clusterIpsCheck(node),
    { ...chain('reject-chain', rule([], [{ do: 'reject' }])), comment: 'helper for @no-endpoint-services / @no-endpoint-nodeports' },
  ];
}

function servicesChain(node: ProxyNode): NftChain {
  const fromElsewhere: readonly NftRule[] = node.podRange
    ? [
        rule(
          [
            { if: 'to-set', set: 'cluster-ips' },
            { if: 'from-range', range: node.podRange, not: true },
          ],
          [{ do: 'mark' }],
          'masquerade clusterIP traffic from outside cluster',
        ),
      ]
    : [];
  return chain(
    'services',
    ...fromElsewhere,
    rule([], [{ do: 'look-up', key: 'address-and-port', map: 'service-ips' }]),
    rule(nodePortConditions(node, [{ if: 'local', side: 'daddr' }]), [{ do: 'look-up', key: 'port', map: 'service-nodeports' }]),
  );
}

function clusterIpsCheck({ serviceRange }: ProxyNode): NftChain {
  const unallocated: readonly NftRule[] = serviceRange
    ? [rule([{ if: 'to-range', range: serviceRange }], [{ do: 'drop' }], 'Drop traffic to unallocated ClusterIPs')]
    : [];
  const invalidPort = rule([{ if: 'to-set', set: 'cluster-ips' }], [{ do: 'reject' }], 'Reject traffic to invalid ports of ClusterIPs');
  return chain('cluster-ips-check', invalidPort, ...unallocated);
}

export type NftSetName =
  | 'hairpin-connections'
  | 'cluster-ips'
  | 'nodeport-ips'
  | 'no-endpoint-services'
  | 'no-endpoint-nodeports'
  | 'firewall-ips'
  | 'service-ips'
  | 'service-nodeports';

/** The sets and maps that are there whatever Services the cluster has, still empty. */
export function fixedSets(node: ProxyNode): readonly (NftSet & { readonly name: NftSetName })[] {
  const ip = node.family === 'IPv4' ? 'ipv4_addr' : 'ipv6_addr';
  const port = 'inet_proto . inet_service';
  const set = (name: NftSetName, type: string, comment: string) => ({ kind: 'set' as const, name, type, comment, elements: [] });
  const map = (name: NftSetName, type: string, comment: string) => ({
    kind: 'map' as const,
    name,
    type: `${type} : verdict`,
    comment,
    elements: [],
  });
  return [
    set('hairpin-connections', `${ip} . ${ip} . ${port}`, 'service hairpin connections'),
    set('cluster-ips', ip, 'Active ClusterIPs'),
    ...(node.ip ? [{ ...set('nodeport-ips', ip, 'IPs that accept NodePort traffic'), elements: [{ key: node.ip }] }] : []),
    map('no-endpoint-services', `${ip} . ${port}`, 'vmap to drop or reject packets to services with no endpoints'),
    map('no-endpoint-nodeports', port, 'vmap to drop or reject packets to service nodeports with no endpoints'),
    map('firewall-ips', `${ip} . ${port}`, 'destinations that are subject to LoadBalancerSourceRanges'),
    map('service-ips', `${ip} . ${port}`, 'ClusterIP, ExternalIP and LoadBalancer IP traffic'),
    map('service-nodeports', port, 'NodePort traffic'),
  ];
}
