import { inBrackets } from '../../cluster/ip-address.ts';
import { holderOf } from './addresses/holder.ts';
import { type Context, hop } from './context.ts';
import { checkedByBalancer, firstNode } from './packet/first-node.ts';
import type { ConnectQuestion } from './question.ts';
import type { Hop } from './trace.ts';

/** The address that a client takes, and why that one. */
export function clientHop(
  context: Context,
  { tool, port }: ConnectQuestion,
  given: readonly string[],
  taken: string,
  literal: boolean,
  pinned: boolean,
): Hop {
  const { vantage } = context;
  const both = given.some((one) => one.includes(':')) && given.some((one) => !one.includes(':'));
  const how = pinned
    ? 'The address is given by hand (--resolve), so no name is looked up.'
    : literal
      ? 'The address is written in the command, so no name is looked up.'
      : given.length === 1
        ? 'There is one address to take.'
        : `${tool} takes one of ${given.length} addresses${both ? '; where there are both families, most clients try IPv6 first' : ''}, and the next one if it does not answer.`;
  const lost = unrouted(context, taken);
  const caution = lost
    ? ` Nobody outside has a route to ${lost} unless somebody made one; here the packet is taken to arrive at ${vantage.node}.`
    : '';
  const balancer = checkedByBalancer(context, taken)
    ? ` A load balancer sends only to nodes that have a ready endpoint (externalTrafficPolicy Local); here it is taken to send to ${firstNode(context, taken)}.`
    : '';
  return hop({
    stage: 'client',
    title: `${tool} dials ${inBrackets(taken)}:${port}`,
    verdict: lost || balancer ? 'caution' : 'ok',
    reason: `${how}${caution}${balancer}${vantage.from === 'pod' && !vantage.ref ? ` The new Pod is taken to run on ${vantage.node}.` : ''}`,
    lines: given.slice(0, 40).map((address) => ({ text: address, mark: address === taken ? ('taken' as const) : ('passed' as const) })),
    objects: vantage.ref ? [vantage.ref] : [],
  });
}

/** What an address is that only the cluster has a route to; undefined where whoever asks has one. */
export function unrouted({ cluster, vantage }: Context, address: string): string | undefined {
  const holder = vantage.from === 'outside' ? holderOf(cluster, address) : undefined;
  if (holder?.is === 'pod') return "a Pod's address";
  return holder?.is === 'service' && holder.as === 'cluster IP' ? 'a cluster IP' : undefined;
}
