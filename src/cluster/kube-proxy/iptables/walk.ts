import { isLocalAddress, type ProxyNode, rangeHas } from '../proxy-node.ts';
import { chooses, type Hook, type HookRules, meets, onwards, type Step, sendTo, type Traveller } from '../traveller.ts';
import { isEndpointChain } from './chain-names.ts';
import { meaningOfRule } from './meaning.ts';
import { printRule } from './print-rule.ts';
import type { AddressTest, ConnectionState, IptablesChains, IptablesRule, IptablesRuleset, Match, Table } from './rule.ts';

const hooks: Readonly<Record<Hook, readonly (readonly [Table, string])[]>> = {
  prerouting: [['nat', 'PREROUTING']],
  input: [['filter', 'INPUT']],
  forward: [['filter', 'FORWARD']],
  output: [
    ['nat', 'OUTPUT'],
    ['filter', 'OUTPUT'],
  ],
  postrouting: [['nat', 'POSTROUTING']],
};

export function iptablesHooks(ruleset: IptablesRuleset, node: ProxyNode): HookRules {
  return (hook, packet) =>
    hooks[hook].reduce<readonly Step[]>(
      (steps, [table, chain]) => onwards(steps, (next) => walkChain(ruleset[table], chain, next, node)),
      [{ packet, end: 'return' }],
    );
}

function walkChain(chains: IptablesChains, chain: string, start: Traveller, node: ProxyNode): readonly Step[] {
  const ended: Step[] = [];
  let open: readonly Traveller[] = [start];
  for (const rule of chains.get(chain) ?? []) {
    const next: Traveller[] = [];
    for (const packet of open) {
      if (!isMet(rule, packet, node)) {
        next.push(packet);
        continue;
      }
      const chance = chanceOf(rule);
      if (chance < 1) next.push({ ...packet, probability: packet.probability * (1 - chance) });
      const taken = chance < 1 ? { ...packet, probability: packet.probability * chance } : packet;
      for (const step of obey(chains, chain, rule, taken, node)) {
        if (step.end === 'return' && rule.target?.target !== 'return') next.push(step.packet);
        else ended.push(step);
      }
    }
    open = next;
    if (open.length === 0) break;
  }
  return [...ended, ...open.map((packet): Step => ({ packet, end: 'return' }))];
}

function obey(chains: IptablesChains, chain: string, rule: IptablesRule, packet: Traveller, node: ProxyNode): readonly Step[] {
  const { target } = rule;
  if (!target || target.target === 'return') return [{ packet, end: 'return' }];
  const record = (before: Traveller) => meets(before, { chain, text: `-A ${chain} ${printRule(rule)}`, meaning: meaningOfRule(rule) });
  switch (target.target) {
    case 'jump': {
      const entering = record(isEndpointChain(target.chain) ? chooses(packet) : packet);
      // a chain that did nothing is not worth telling
      return walkChain(chains, target.chain, entering, node).map((step) =>
        step.end === 'return' && step.packet.rules.length === entering.rules.length ? { packet, end: 'return' } : step,
      );
    }
    case 'dnat':
      return [{ packet: sendTo(record(packet), target.endpoint), end: 'accept' }];
    case 'mark':
      return [{ packet: { ...record(packet), marked: true }, end: 'return' }];
    case 'unmark':
      return [{ packet: { ...record(packet), marked: !packet.marked }, end: 'return' }];
    case 'masquerade':
      return [{ packet: { ...record(packet), masqueraded: true }, end: 'accept' }];
    default:
      return [{ packet: record(packet), end: target.target }];
  }
}

function isMet({ source, destination, protocol, matches }: IptablesRule, packet: Traveller, node: ProxyNode): boolean {
  return (
    (!protocol || protocol === packet.protocol.toLowerCase()) &&
    matches.every((match) => isMatched(match, packet, node)) &&
    (!destination || inRange(destination, packet.to)) &&
    (!source || inRange(source, packet.from))
  );
}

const inRange = ({ range, not }: AddressTest, ip: string) => rangeHas(range, ip) !== (not ?? false);

function isMatched(match: Match, packet: Traveller, node: ProxyNode): boolean {
  switch (match.match) {
    case 'port':
      return match.port === packet.port;
    case 'state': {
      const states: readonly ConnectionState[] = packet.endpoint ? ['NEW', 'DNAT'] : ['NEW'];
      return match.states.some((state) => states.includes(state)) !== (match.not ?? false);
    }
    case 'mark':
      return packet.marked !== (match.not ?? false);
    case 'local':
      return isLocalAddress(node, match.side === 'src' ? packet.from : packet.to);
    case 'seen':
      // the first packet of a client that was not here before
      return false;
    default:
      return true;
  }
}

function chanceOf({ matches }: IptablesRule): number {
  for (const match of matches) if (match.match === 'random') return match.probability;
  return 1;
}
