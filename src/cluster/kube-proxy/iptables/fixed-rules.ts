import type { IpFamily } from '../../settings.ts';
import { comment, type IptablesRule, jump, type Match, type PlacedRule, type Table } from './rule.ts';

/** Chains that are there whatever Services the cluster has. */
export const fixedChains: Readonly<Record<Table, readonly string[]>> = {
  nat: [
    ...['PREROUTING', 'INPUT', 'OUTPUT', 'POSTROUTING'],
    ...['KUBE-MARK-MASQ', 'KUBE-NODEPORTS', 'KUBE-POSTROUTING', 'KUBE-PROXY-CANARY', 'KUBE-SERVICES'],
  ],
  filter: [
    ...['INPUT', 'FORWARD', 'OUTPUT', 'KUBE-EXTERNAL-SERVICES', 'KUBE-FIREWALL', 'KUBE-FORWARD', 'KUBE-NODEPORTS'],
    ...['KUBE-PROXY-CANARY', 'KUBE-PROXY-FIREWALL', 'KUBE-SERVICES'],
  ],
  mangle: ['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING', 'KUBE-PROXY-CANARY'],
};

const rule = (matches: readonly Match[], target: IptablesRule['target']): IptablesRule => ({ matches, ...(target ? { target } : {}) });
const isNew: Match = { match: 'state', states: ['NEW'] };
const nat = (chain: string, given: IptablesRule): PlacedRule => ({ table: 'nat', chain, rule: given });
const filter = (chain: string, given: IptablesRule): PlacedRule => ({ table: 'filter', chain, rule: given });

const portals = rule([comment('kubernetes service portals')], jump('KUBE-SERVICES'));
const newPortals = rule([isNew, comment('kubernetes service portals')], jump('KUBE-SERVICES'));
const firewall = rule([isNew, comment('kubernetes load balancer firewall')], jump('KUBE-PROXY-FIREWALL'));
const visiblePortals = rule([isNew, comment('kubernetes externally-visible service portals')], jump('KUBE-EXTERNAL-SERVICES'));

// kubernetes pkg/proxy/iptables/proxier.go iptablesJumpChains
const natRules: readonly PlacedRule[] = [
  nat('PREROUTING', portals),
  nat('OUTPUT', portals),
  nat('POSTROUTING', rule([comment('kubernetes postrouting rules')], jump('KUBE-POSTROUTING'))),
  nat('KUBE-MARK-MASQ', rule([], { target: 'mark' })),
  nat('KUBE-POSTROUTING', rule([{ match: 'mark', not: true }], { target: 'return' })),
  nat('KUBE-POSTROUTING', rule([], { target: 'unmark' })),
  nat('KUBE-POSTROUTING', rule([comment('kubernetes service traffic requiring SNAT')], { target: 'masquerade' })),
];

const filterRules: readonly PlacedRule[] = [
  filter('INPUT', rule([], jump('KUBE-FIREWALL'))),
  filter('INPUT', firewall),
  filter('INPUT', rule([comment('kubernetes health check service ports')], jump('KUBE-NODEPORTS'))),
  filter('INPUT', visiblePortals),
  filter('FORWARD', firewall),
  filter('FORWARD', rule([comment('kubernetes forwarding rules')], jump('KUBE-FORWARD'))),
  filter('FORWARD', newPortals),
  filter('FORWARD', visiblePortals),
  filter('OUTPUT', rule([], jump('KUBE-FIREWALL'))),
  filter('OUTPUT', firewall),
  filter('OUTPUT', newPortals),
  filter(
    'KUBE-FORWARD',
    rule(
      [
        { match: 'state', states: ['INVALID'] },
        { match: 'count', counter: 'ct_state_invalid_dropped_pkts' },
      ],
      { target: 'drop' },
    ),
  ),
  filter('KUBE-FORWARD', rule([comment('kubernetes forwarding rules'), { match: 'mark' }], { target: 'accept' })),
  filter(
    'KUBE-FORWARD',
    rule([comment('kubernetes forwarding conntrack rule'), { match: 'state', states: ['RELATED', 'ESTABLISHED'] }], { target: 'accept' }),
  ),
];

/** The kubelet's rule of old: addresses 127.0.0.0/8 are not to be reached from elsewhere. */
const localnetRule = filter('KUBE-FIREWALL', {
  source: { range: '127.0.0.0/8', not: true },
  destination: { range: '127.0.0.0/8' },
  matches: [comment('block incoming localnet connections'), { match: 'state', states: ['RELATED', 'ESTABLISHED', 'DNAT'], not: true }],
  target: { target: 'drop' },
});

export function fixedRules(family: IpFamily): readonly PlacedRule[] {
  return [...natRules, ...filterRules, ...(family === 'IPv4' ? [localnetRule] : [])];
}

/** Comes after the rules of all Services. */
export function lastServicesRule(family: IpFamily): PlacedRule {
  const note = comment('kubernetes service nodeports; NOTE: this must be the last rule in this chain');
  return nat('KUBE-SERVICES', {
    ...(family === 'IPv6' ? { destination: { range: '::1/128', not: true } } : {}),
    matches: [note, { match: 'local', side: 'dst' }],
    target: jump('KUBE-NODEPORTS'),
  });
}
