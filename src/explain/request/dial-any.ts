import { familyOfIp, isLoopback } from '../../cluster/ip-address.ts';
import { holderOf } from './addresses/holder.ts';
import { chances, drawn } from './chance.ts';
import { clientHop, unrouted } from './client-hop.ts';
import { type Context, hop } from './context.ts';
import { throughDoor } from './doors/door.ts';
import { dial } from './packet/dial.ts';
import type { Dialled } from './packet/dialled.ts';
import { headlessPort } from './packet/headless-port.ts';
import type { ConnectQuestion } from './question.ts';
import type { Hop } from './trace.ts';

/** Clients try the next address where one does not answer; which comes first is the seed's choice, as CoreDNS shuffles them. */
export function dialAny(
  context: Context,
  question: ConnectQuestion,
  given: readonly string[],
  before: readonly Hop[],
  pinned: boolean,
): Dialled {
  const reachable = given.filter((address) => question.family === undefined || familyOfIp(address) === question.family);
  const usable = reachable.filter((address) => isLoopback(address) || context.vantage.families.includes(familyOfIp(address)));
  const [first = ''] = usable;
  if (usable.length === 0) {
    const because =
      given.length === 0 ? 'there is no address to dial' : `${context.vantage.label} has no address of the family of ${given.join(', ')}`;
    const told = hop({ stage: 'client', title: 'address', verdict: 'broken', reason: `${because}.` });
    return { hops: [...before, told], outcome: 'unreachable', because, answerers: [] };
  }
  const preferred = usable.filter((address) => familyOfIp(address) === familyOfIp(first));
  const dialled = preferred.map((address) => dial(context, address, question.port, question.protocol));
  const working = dialled.flatMap((one, at) => (one.outcome === 'answered' ? [at] : []));
  const among = working.length > 0 ? working : [0];
  const at =
    among[
      drawn(
        among.map(() => 1),
        chances(`${context.seed} ${question.host}`)(),
      )
    ] ?? 0;
  const taken = dialled[at];
  const address = preferred[at] ?? first;
  if (!taken) return { hops: before, outcome: 'unknown', because: '', answerers: [] };
  const client = clientHop(context, question, given, address, before.length === 0, pinned);
  const direct = holderOf(context.cluster, address)?.is !== 'service' && preferred.length > 0;
  if (taken.outcome === 'unknown') {
    const door = throughDoor(context, question, address);
    if (door) return { ...door, hops: [...before, client, ...door.hops] };
  }
  const lost = unrouted(context, address);
  const answerers = dialled.flatMap((one) =>
    one.answerers.map((answerer) => ({
      ...answerer,
      share: answerer.share / Math.max(1, working.length),
      ...(lost ? { doubt: `${answerer.doubt ? `${answerer.doubt}, and ` : ''}if a route was made from outside to ${lost}` } : {}),
    })),
  );
  const start = dialled.slice(0, at).reduce((count, one) => count + one.answerers.length, 0);
  const hint = taken.outcome === 'refused' && direct ? headlessPort(context, question, address) : undefined;
  const hops = [
    ...before,
    client,
    ...(hint
      ? taken.hops.map((one) =>
          one.verdict === 'broken' ? { ...one, reason: `${one.reason} ${hint.reason}`, instead: hint.instead } : one,
        )
      : taken.hops),
  ];
  return {
    ...taken,
    hops: hops.map(({ instead, ...one }) => (instead ? { ...one, instead } : one)),
    because: hint ? hint.reason.replace(/\.$/, '') : taken.because,
    answerers,
    ...(taken.taken !== undefined ? { taken: start + taken.taken } : {}),
  };
}
