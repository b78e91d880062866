import type { ProxyNode } from '../proxy-node.ts';
import type { ServiceTraffic } from '../service-traffic.ts';
import { fixedChains, fixedRules, lastServicesRule } from './fixed-rules.ts';
import { printRule } from './print-rule.ts';
import { type IptablesRule, type IptablesRuleset, type PlacedRule, type RuleStyle, type Table, tables } from './rule.ts';
import { serviceRules } from './service-rules.ts';

/** The rules of a node with these Services. */
export function iptablesRuleset(node: ProxyNode, services: readonly ServiceTraffic[], style: RuleStyle): IptablesRuleset {
  return gather<IptablesRule[]>(
    node,
    services,
    style,
    () => [],
    (rules, { rule }) => {
      rules.push(rule);
      return rules;
    },
  );
}

/** The text of `iptables-save` with these Services, without its counters. */
export function printIptables(node: ProxyNode, services: readonly ServiceTraffic[], style: RuleStyle): string {
  // text grows in place of rules: a large cluster has hundreds of thousands of them
  const texts = gather<string>(
    node,
    services,
    style,
    () => '',
    (text, { chain, rule }) => `${text}-A ${chain} ${printRule(rule)}\n`,
  );
  return `${tables.map((table) => printTable(table, texts[table])).join('\n\n')}\n`;
}

/** Every chain of every table, with what `add` makes of its rules. */
function gather<T>(
  node: ProxyNode,
  services: readonly ServiceTraffic[],
  style: RuleStyle,
  start: () => T,
  add: (chain: T, placed: PlacedRule) => T,
): Record<Table, Map<string, T>> {
  const found: Record<Table, Map<string, T>> = { nat: new Map(), filter: new Map(), mangle: new Map() };
  for (const table of tables) for (const chain of fixedChains[table]) found[table].set(chain, start());
  const place = (placed: PlacedRule) => {
    const chains = found[placed.table];
    chains.set(placed.chain, add(chains.get(placed.chain) ?? start(), placed));
  };
  fixedRules(node.family).forEach(place);
  for (const traffic of services) serviceRules(traffic, style).forEach(place);
  place(lastServicesRule(node.family));
  return found;
}

const isOurs = (chain: string) => chain.startsWith('KUBE-');

function printTable(table: Table, chains: ReadonlyMap<string, string>): string {
  const all = [...chains.keys()];
  const names = [...all.filter((name) => !isOurs(name)), ...all.filter(isOurs).sort()];
  const heads = names.map((name) => `:${name} ${isOurs(name) ? '-' : 'ACCEPT'}\n`);
  return `*${table}\n${heads.join('')}${names.map((name) => chains.get(name)).join('')}COMMIT`;
}
