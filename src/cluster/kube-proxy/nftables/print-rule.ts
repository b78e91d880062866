import { parseCidr, parseIp } from '../../ip-address.ts';
import type { Action, Condition, NftRule, NftTable } from './rule.ts';

/** A rule as `nft list ruleset` prints it. */
export function printRule(family: NftTable['family'], { conditions, actions, comment }: NftRule): string {
  return [
    ...conditions.map((condition) => printCondition(family, condition)),
    ...actions.map((action) => printAction(family, action)),
    ...(comment ? [`comment "${comment}"`] : []),
  ].join(' ');
}

function printCondition(family: NftTable['family'], condition: Condition): string {
  switch (condition.if) {
    case 'to-set':
      return `${family} daddr @${condition.set}`;
    case 'from-set':
      return `${family} saddr @${condition.set}`;
    case 'to-range':
      return `${family} daddr ${condition.not ? '!= ' : ''}${printRange(condition.range)}`;
    case 'from-range':
      return `${family} saddr ${condition.not ? '!= ' : ''}${printRange(condition.range)}`;
    case 'not-from-any':
      return `${family} saddr != ${printRanges(condition.ranges)}`;
    case 'new':
      return 'ct state new';
    case 'marked':
      return 'meta mark & 0x00004000 != 0x00000000';
    case 'dnat':
      return 'ct status dnat';
    case 'hairpin':
      return `${family} saddr . ${family} daddr . meta l4proto . th dport @hairpin-connections`;
    case 'local':
      return `fib ${condition.side} type local`;
    case 'protocol':
      return `meta l4proto ${condition.protocol}`;
  }
}

function printAction(family: NftTable['family'], action: Action): string {
  switch (action.do) {
    case 'jump':
    case 'goto':
      return `${action.do} ${action.chain}`;
    case 'look-up':
      return `${action.key === 'port' ? '' : `${family} daddr . `}meta l4proto . th dport vmap @${action.map}`;
    case 'translate-to-any': {
      const elements = action.endpoints.map(({ ip, port }, position) => `${position} : ${ip} . ${port}`);
      return `dnat ${family} to numgen random mod ${elements.length} map { ${elements.join(', ')} }`;
    }
    case 'translate':
      return `dnat to ${action.endpoint.text}`;
    case 'goto-any': {
      const elements = action.chains.map((chain, position) => `${position} : goto ${chain}`);
      return `numgen random mod ${elements.length} vmap { ${elements.join(', ')} }`;
    }
    case 'remember':
      return `update @${action.set} { ${family} saddr }`;
    case 'mark':
      return 'meta mark set meta mark | 0x00004000';
    case 'unmark':
      return 'meta mark set meta mark ^ 0x00004000';
    case 'masquerade':
      return 'masquerade fully-random';
    default:
      return action.do;
  }
}

const printRange = (range: string) => range.replace(/^(.*\..*)\/32$|^(.*:.*)\/128$/, '$1$2');

/** nft sorts the elements, and does without braces for one. */
function printRanges(ranges: readonly string[]): string {
  const start = (range: string) => parseCidr(range)?.bits ?? parseIp(range)?.bits ?? 0n;
  const sorted = [...new Set(ranges)].sort((a, b) => Number(start(a) - start(b))).map(printRange);
  return sorted.length === 1 ? (sorted[0] ?? '') : `{ ${sorted.join(', ')} }`;
}
