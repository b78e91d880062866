import { findObject } from '../../../cluster/cluster.ts';
import type { Packet, PacketVerdict } from '../../../cluster/kube-proxy/packet.ts';
import { refOf } from '../../../cluster/object.ts';
import type { Service } from '../../../cluster/types.ts';
import { citeServicePort } from '../cited-fields.ts';
import { type Context, hop } from '../context.ts';
import type { Answerer, Hop, Trace } from '../trace.ts';
import type { Arrival } from './arrive.ts';

/** One connection to an address, told as hops. */
export interface Dialled {
  readonly hops: readonly Hop[];
  readonly outcome: Trace['outcome'];
  /** For the end of a sentence. */
  readonly because: string;
  readonly answerers: readonly Answerer[];
  readonly taken?: number;
  readonly source?: 'kept' | 'node';
  readonly sticky?: true;
}

export function nodeHop(context: Context, packet: Packet, verdict: PacketVerdict, taken?: PacketVerdict['backends'][number]): Hop {
  const { mode, cluster } = context;
  const rules = [...verdict.rules, ...(taken?.rules ?? [])];
  const ref = { kind: 'Node', name: packet.node };
  const service = verdict.service && findObject(cluster, 'Service', verdict.service.namespace, verdict.service.name);
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
    objects: [ref, ...(service ? [refOf(service)] : [])],
    sources: service ? citeServicePort(context, service, portMet(service, packet, verdict)) : [],
    command: mode === 'nftables' ? 'nft list ruleset' : `${packet.toIp.includes(':') ? 'ip6tables' : 'iptables'}-save -t ${table}`,
  });
}

/** The number of the Service's port that a packet was for. */
export function portMet(service: Service, { toPort, protocol }: Packet, { service: met }: PacketVerdict): number | undefined {
  const ports = (service.spec.ports ?? []).filter((one) => one.protocol === protocol);
  const found = ports.find((one) => one.nodePort === toPort && met) ?? ports.find((one) => one.port === toPort);
  return found?.port;
}

export function meet(before: readonly Hop[], arrivals: readonly Arrival[], taken: Arrival | undefined): Dialled {
  const open = arrivals.filter(({ problem }) => !problem);
  const position = taken ? open.indexOf(taken) : -1;
  return {
    hops: [...before, ...(taken?.hops() ?? [])],
    outcome: open.length > 0 ? 'answered' : (taken?.problem?.outcome ?? 'unknown'),
    because: taken?.problem?.because ?? '',
    answerers: open.map(({ answerer }) => answerer),
    ...(position >= 0 ? { taken: position } : {}),
  };
}
