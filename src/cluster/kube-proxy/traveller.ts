import type { Protocol } from '../types.ts';
import type { ProxyEndpoint } from './endpoints.ts';
import type { MatchedRule } from './packet.ts';
import { isLocalAddress, type ProxyNode } from './proxy-node.ts';

/** A packet on its way through the rules. A rule that leaves it to chance makes several of one. */
export interface Traveller {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly marked: boolean;
  readonly masqueraded: boolean;
  /** Where a rule sent it. */
  readonly endpoint?: ProxyEndpoint;
  readonly probability: number;
  readonly rules: readonly MatchedRule[];
  /** How many rules it had met when an endpoint was chosen. */
  readonly rulesBeforeChoice?: number;
}

/** `return`: the chain had no last word, `accept`: it had. */
export interface Step {
  readonly packet: Traveller;
  readonly end: 'return' | 'accept' | 'drop' | 'reject';
}

/** The kernel's hooks, in Netfilter's words. */
export type Hook = 'prerouting' | 'input' | 'forward' | 'output' | 'postrouting';

/** What the rules at one hook do with a packet. */
export type HookRules = (hook: Hook, packet: Traveller) => readonly Step[];

/** Takes a packet past all hooks on its way; which ones depends on where a rule has sent it. */
export function travel(start: Traveller, startsHere: boolean, node: ProxyNode, rulesAt: HookRules): readonly Step[] {
  return rulesAt(startsHere ? 'output' : 'prerouting', start).flatMap((step) => {
    const isLocal = isLocalAddress(node, step.packet.to);
    const rest: readonly Hook[] = startsHere
      ? ['postrouting', ...(isLocal ? (['input'] as const) : [])]
      : isLocal
        ? ['input']
        : ['forward', 'postrouting'];
    return rest.reduce<readonly Step[]>((steps, hook) => onwards(steps, (packet) => rulesAt(hook, packet)), [step]);
  });
}

/** Goes on with the packets that were neither dropped nor rejected. */
export function onwards(steps: readonly Step[], next: (packet: Traveller) => readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => (step.end === 'drop' || step.end === 'reject' ? [step] : next(step.packet)));
}

export function meets(packet: Traveller, rule: MatchedRule): Traveller {
  return { ...packet, rules: [...packet.rules, rule] };
}

export function chooses(packet: Traveller): Traveller {
  return packet.rulesBeforeChoice === undefined ? { ...packet, rulesBeforeChoice: packet.rules.length } : packet;
}

export function sendTo(packet: Traveller, endpoint: ProxyEndpoint): Traveller {
  return { ...chooses(packet), to: endpoint.ip, port: endpoint.port, endpoint };
}
