import type { ProxyEndpoint } from '../endpoints.ts';

/** A rule as a value: it is printed by `print-rule.ts` and obeyed by `walk.ts`. */
export interface NftRule {
  readonly conditions: readonly Condition[];
  readonly actions: readonly Action[];
  readonly comment?: string;
}

export type Transport = 'tcp' | 'udp' | 'sctp';

export type Condition =
  | { readonly if: 'to-set' | 'from-set'; readonly set: string }
  | { readonly if: 'to-range' | 'from-range'; readonly range: string; readonly not?: true }
  | { readonly if: 'not-from-any'; readonly ranges: readonly string[] }
  | { readonly if: 'new' | 'marked' | 'dnat' | 'hairpin' }
  | { readonly if: 'local'; readonly side: 'saddr' | 'daddr' }
  | { readonly if: 'protocol'; readonly protocol: Transport };

export type Action =
  | { readonly do: 'jump' | 'goto'; readonly chain: string }
  | { readonly do: 'look-up'; readonly key: 'address-and-port' | 'port'; readonly map: string }
  | { readonly do: 'translate-to-any'; readonly endpoints: readonly ProxyEndpoint[] }
  | { readonly do: 'translate'; readonly endpoint: ProxyEndpoint }
  | { readonly do: 'goto-any'; readonly chains: readonly string[] }
  | { readonly do: 'remember'; readonly set: string }
  | { readonly do: 'mark' | 'unmark' | 'masquerade' | 'drop' | 'reject' };

export interface NftChain {
  readonly name: string;
  /** How the kernel hooks it in, for a base chain. */
  readonly hook?: string;
  readonly comment?: string;
  readonly rules: readonly NftRule[];
}

export interface NftElement {
  /** Parts joined by ` . `. */
  readonly key: string;
  readonly comment?: string;
  /** Maps have one for each element: `drop`, or `goto CHAIN`. */
  readonly verdict?: string;
}

export interface NftSet {
  readonly kind: 'set' | 'map';
  readonly name: string;
  readonly type: string;
  readonly comment?: string;
  /** For sets that the kernel fills from packets. */
  readonly timeoutSeconds?: number;
  readonly elements: readonly NftElement[];
}

export interface NftTable {
  readonly family: 'ip' | 'ip6';
  readonly sets: ReadonlyMap<string, NftSet>;
  readonly chains: ReadonlyMap<string, NftChain>;
}

export const goto = (chain: string): Action => ({ do: 'goto', chain });
export const jump = (chain: string): Action => ({ do: 'jump', chain });
export const rule = (conditions: readonly Condition[], actions: readonly Action[], comment?: string): NftRule => ({
  conditions,
  actions,
  ...(comment ? { comment } : {}),
});
