import type { Protocol } from '../../types.ts';
import type { ProxyEndpoint } from '../endpoints.ts';

/** In the order in which `iptables-save` prints them. */
export const tables = ['nat', 'filter', 'mangle'] as const;
export type Table = (typeof tables)[number];

/** A rule as a value: it is printed by `print-rule.ts` and obeyed by `walk.ts`. */
export interface IptablesRule {
  readonly source?: AddressTest;
  readonly destination?: AddressTest;
  readonly protocol?: Transport;
  /** In the order in which they were given to iptables. */
  readonly matches: readonly Match[];
  readonly target?: Target;
}

export type Transport = 'tcp' | 'udp' | 'sctp';

export interface AddressTest {
  readonly range: string;
  readonly not?: true;
}

export type Match =
  | { readonly match: 'comment'; readonly text: string }
  /** The protocol's own module, which asks for nothing more. */
  | { readonly match: 'protocol' }
  | { readonly match: 'port'; readonly port: number }
  | { readonly match: 'state'; readonly states: readonly ConnectionState[]; readonly not?: true }
  | { readonly match: 'mark'; readonly not?: true }
  | { readonly match: 'local'; readonly side: 'src' | 'dst' }
  | { readonly match: 'random'; readonly probability: number }
  | { readonly match: 'seen'; readonly list: string; readonly seconds: number; readonly mask: string }
  | { readonly match: 'remember'; readonly list: string; readonly mask: string }
  | { readonly match: 'count'; readonly counter: string };

export type ConnectionState = 'NEW' | 'INVALID' | 'RELATED' | 'ESTABLISHED' | 'DNAT';

export type Target =
  | { readonly target: 'jump'; readonly chain: string }
  | { readonly target: 'dnat'; readonly endpoint: ProxyEndpoint }
  | { readonly target: 'mark' }
  | { readonly target: 'unmark' }
  | { readonly target: 'masquerade' }
  | { readonly target: 'reject'; readonly with: string }
  | { readonly target: 'accept' | 'drop' | 'return' };

export interface PlacedRule {
  readonly table: Table;
  readonly chain: string;
  readonly rule: IptablesRule;
}

export type IptablesChains = ReadonlyMap<string, readonly IptablesRule[]>;

/** Every chain of a table, those without rules too. */
export type IptablesRuleset = Readonly<Record<Table, IptablesChains>>;

export interface RuleStyle {
  /** In large clusters kube-proxy leaves comments out of the rules of endpoints. */
  readonly endpointComments: boolean;
}

export const comment = (text: string): Match => ({ match: 'comment', text });
export const jump = (chain: string): Target => ({ target: 'jump', chain });
export const transportOf = (protocol: Protocol) => protocol.toLowerCase() as Transport;
/** The range of one address. */
export const hostRange = (ip: string) => `${ip}/${ip.includes(':') ? 128 : 32}`;
