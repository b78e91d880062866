import { isLocalAddress, type ProxyNode, rangeHas } from '../proxy-node.ts';
import { chooses, type Hook, type HookRules, meets, onwards, type Step, sendTo, type Traveller } from '../traveller.ts';
import { isEndpointChain } from './chain-names.ts';
import { meaningOfElement, meaningOfRule } from './meaning.ts';
import { printRule } from './print-rule.ts';
import { printElement } from './print-table.ts';
import type { Action, Condition, NftElement, NftRule, NftTable } from './rule.ts';

const hooks: Readonly<Record<Hook, readonly string[]>> = {
  prerouting: ['filter-prerouting-pre-dnat', 'nat-prerouting'],
  input: ['filter-input'],
  forward: ['filter-forward'],
  output: ['filter-output-pre-dnat', 'nat-output', 'filter-output'],
  postrouting: ['nat-postrouting'],
};

export function nftablesHooks(table: NftTable, node: ProxyNode): HookRules {
  return (hook, packet) =>
    hooks[hook].reduce<readonly Step[]>(
      (steps, chain) => onwards(steps, (next) => walkChain(table, chain, next, node)),
      [{ packet, end: 'return' }],
    );
}

function walkChain(table: NftTable, chain: string, start: Traveller, node: ProxyNode): readonly Step[] {
  const ended: Step[] = [];
  let open: readonly Traveller[] = [start];
  for (const rule of table.chains.get(chain)?.rules ?? []) {
    const next: Traveller[] = [];
    for (const packet of open) {
      if (!rule.conditions.every((condition) => isMet(table, condition, packet, node))) {
        next.push(packet);
        continue;
      }
      const met = meets(packet, {
        chain: `${table.family} kube-proxy ${chain}`,
        text: printRule(table.family, rule),
        meaning: meaningOfRule(rule),
      });
      for (const { end, packet: after, gone } of obey(table, rule, packet, met, node)) {
        if (end === 'return' && !gone) next.push(after);
        else ended.push({ packet: after, end });
      }
    }
    open = next;
    if (open.length === 0) break;
  }
  return [...ended, ...open.map((packet): Step => ({ packet, end: 'return' }))];
}

/** `gone`: a goto does not come back to the chain that it left. */
interface Obeyed extends Step {
  readonly gone?: boolean;
}

function obey(table: NftTable, rule: NftRule, packet: Traveller, met: Traveller, node: ProxyNode): readonly Obeyed[] {
  return rule.actions.reduce<readonly Obeyed[]>(
    (steps, action) =>
      steps.flatMap((step) => (step.end === 'return' && !step.gone ? act(table, action, packet, step.packet, node) : [step])),
    [{ packet: met, end: 'return' }],
  );
}

function act(table: NftTable, action: Action, before: Traveller, packet: Traveller, node: ProxyNode): readonly Obeyed[] {
  switch (action.do) {
    case 'jump':
      // a chain that did nothing is not worth telling
      return walkChain(table, action.chain, packet, node).map((step) =>
        step.end === 'return' && step.packet.rules.length === packet.rules.length ? { packet: before, end: 'return' } : step,
      );
    case 'goto':
      return follow(table, action.chain, packet, node);
    case 'look-up': {
      const key = `${action.key === 'port' ? '' : `${packet.to} . `}${packet.protocol.toLowerCase()} . ${packet.port}`;
      const element = elementOf(table, action.map, key);
      if (!element) return [{ packet: before, end: 'return' }];
      const found = meets(packet, {
        chain: `${table.family} kube-proxy ${action.map}`,
        text: printElement(element),
        meaning: meaningOfElement(element),
      });
      return element.verdict === 'drop'
        ? [{ packet: found, end: 'drop' }]
        : follow(table, element.verdict?.replace('goto ', '') ?? '', found, node);
    }
    case 'translate-to-any':
      return action.endpoints.map((endpoint) => ({
        packet: { ...sendTo(chosenNow(packet), endpoint), probability: packet.probability / action.endpoints.length },
        end: 'accept',
      }));
    case 'translate':
      return [{ packet: sendTo(packet, action.endpoint), end: 'accept' }];
    case 'goto-any':
      return action.chains.flatMap((chain) =>
        follow(table, chain, { ...chosenNow(packet), probability: packet.probability / action.chains.length }, node),
      );
    case 'mark':
      return [{ packet: { ...packet, marked: true }, end: 'return' }];
    case 'unmark':
      return [{ packet: { ...packet, marked: !packet.marked }, end: 'return' }];
    case 'masquerade':
      return [{ packet: { ...packet, masqueraded: true }, end: 'accept' }];
    case 'remember':
      return [{ packet, end: 'return' }];
    default:
      return [{ packet, end: action.do }];
  }
}

function follow(table: NftTable, chain: string, packet: Traveller, node: ProxyNode): readonly Obeyed[] {
  const entering = isEndpointChain(chain) ? chooses(packet) : packet;
  return walkChain(table, chain, entering, node).map((step) => ({ ...step, gone: true }));
}

/** The rule that chooses, just met, is the first that belongs to the choice. */
function chosenNow(packet: Traveller): Traveller {
  return { ...packet, rulesBeforeChoice: packet.rules.length - 1 };
}

function elementOf(table: NftTable, set: string, key: string): NftElement | undefined {
  return table.sets.get(set)?.elements.find((element) => element.key === key);
}

function isMet(table: NftTable, condition: Condition, packet: Traveller, node: ProxyNode): boolean {
  switch (condition.if) {
    case 'to-set':
      return elementOf(table, condition.set, packet.to) !== undefined;
    case 'from-set':
      return elementOf(table, condition.set, packet.from) !== undefined;
    case 'to-range':
      return inRange(condition.range, packet.to) !== (condition.not ?? false);
    case 'from-range':
      return inRange(condition.range, packet.from) !== (condition.not ?? false);
    case 'not-from-any':
      return !condition.ranges.some((range) => inRange(range, packet.from));
    case 'new':
      return true;
    case 'marked':
      return packet.marked;
    case 'dnat':
      return packet.endpoint !== undefined;
    case 'hairpin': {
      const key = `${packet.from} . ${packet.to} . ${packet.protocol.toLowerCase()} . ${packet.port}`;
      return elementOf(table, 'hairpin-connections', key) !== undefined;
    }
    case 'local':
      return isLocalAddress(node, condition.side === 'saddr' ? packet.from : packet.to);
    case 'protocol':
      return condition.protocol === packet.protocol.toLowerCase();
  }
}

const inRange = (range: string, ip: string) => range === ip || rangeHas(range, ip);
