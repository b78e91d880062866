import type { Packet, PacketVerdict } from '../../cluster/kube-proxy/packet.ts';
import type { ObjectRef } from '../../cluster/object.ts';
import type { Arrival } from './arrive.ts';
import { type Context, cite, hop } from './context.ts';
import type { Answerer, Hop, Trace } from './trace.ts';

/** One connection to an address, told as hops. */
export interface Dialled {
  readonly hops: readonly Hop[];
  readonly outcome: Trace['outcome'];
  /** For the end of a sentence. */
  readonly because: string;
  readonly answerers: readonly Answerer[];
  readonly taken?: number;
  readonly source?: 'kept' | 'node';
}

export function nodeHop(
  { mode, cluster }: Context,
  packet: Packet,
  verdict: PacketVerdict,
  taken?: PacketVerdict['backends'][number],
): Hop {
  const rules = [...verdict.rules, ...(taken?.rules ?? [])];
  const ref = { kind: 'Node', name: packet.node };
  const service = verdict.service && serviceRef(verdict.service);
  const isStopped = verdict.outcome === 'reject' || verdict.outcome === 'drop';
  const table = isStopped ? 'filter' : 'nat';
  return hop({
    stage: 'node',
    title: `kube-proxy on ${packet.node}`,
    verdict: isStopped ? 'broken' : 'ok',
    reason: verdict.reason,
    lines: rules.map(({ chain, text, meaning }) => ({
      text: text || chain,
      note: text.includes(chain) ? meaning : `${chain}: ${meaning}`,
      mark: 'taken' as const,
    })),
    objects: [ref, ...(service ? [service] : [])],
    sources: service ? cite({ cluster, options: {} }, service) : [],
    command: mode === 'nftables' ? 'nft list ruleset' : `${packet.toIp.includes(':') ? 'ip6tables' : 'iptables'}-save -t ${table}`,
  });
}

const serviceRef = ({ namespace = '', name }: ObjectRef): ObjectRef => ({ kind: 'Service', namespace, name });

export function meet(before: readonly Hop[], arrivals: readonly Arrival[], taken: Arrival | undefined): Dialled {
  const open = arrivals.filter(({ problem }) => !problem);
  const position = taken ? open.indexOf(taken) : -1;
  return {
    hops: [...before, ...(taken?.hops ?? [])],
    outcome: open.length > 0 ? 'answered' : (taken?.problem?.outcome ?? 'unknown'),
    because: taken?.problem?.because ?? '',
    answerers: open.map(({ answerer }) => answerer),
    ...(position >= 0 ? { taken: position } : {}),
  };
}
