import type { ProxyNode } from '../proxy-node.ts';
import type { ServiceTraffic } from '../service-traffic.ts';
import { fixedChains, fixedRules, lastServicesRule } from './fixed-rules.ts';
import { printRule } from './print-rule.ts';
import type { IptablesChains, IptablesRule, IptablesRuleset, PlacedRule, Table } from './rule.ts';
import { type RuleStyle, serviceRules } from './service-rules.ts';

/** The rules of a node with these Services. */
export function iptablesRuleset(node: ProxyNode, services: readonly ServiceTraffic[], style: RuleStyle): IptablesRuleset {
  const tables: Record<Table, Map<string, IptablesRule[]>> = { nat: new Map(), filter: new Map(), mangle: new Map() };
  for (const table of tableOrder) for (const chain of fixedChains[table]) tables[table].set(chain, []);
  const place = ({ table, chain, rule }: PlacedRule) => {
    const rules = tables[table].get(chain);
    if (rules) rules.push(rule);
    else tables[table].set(chain, [rule]);
  };
  fixedRules(node.family).forEach(place);
  for (const traffic of services) serviceRules(traffic, style).forEach(place);
  place(lastServicesRule(node.family));
  return tables;
}

const tableOrder: readonly Table[] = ['nat', 'filter', 'mangle'];

/** The text of `iptables-save`, without its counters. */
export function printRuleset(ruleset: IptablesRuleset): string {
  return `${tableOrder.map((table) => printTable(table, ruleset[table])).join('\n\n')}\n`;
}

function printTable(table: Table, chains: IptablesChains): string {
  const ours = (name: string) => name.startsWith('KUBE-');
  const builtIn = [...chains.keys()].filter((name) => !ours(name));
  const names = [...builtIn, ...[...chains.keys()].filter(ours).sort()];
  return [
    `*${table}`,
    ...names.map((name) => `:${name} ${ours(name) ? '-' : 'ACCEPT'}`),
    ...names.flatMap((name) => (chains.get(name) ?? []).map((rule) => `-A ${name} ${printRule(rule)}`)),
    'COMMIT',
  ].join('\n');
}
