import { findObject } from '../../../cluster/cluster.ts';
import { familyOfIp, isLoopback } from '../../../cluster/ip-address.ts';
import { meetPacket } from '../../../cluster/kube-proxy/index.ts';
import type { Packet, PacketVerdict } from '../../../cluster/kube-proxy/packet.ts';
import type { Protocol } from '../../../cluster/types.ts';
import { holderOf } from '../addresses/holder.ts';
import { nodeAddress } from '../addresses/node-address.ts';
import { chances, drawn } from '../chance.ts';
import type { Context } from '../context.ts';
import type { Hop } from '../trace.ts';
import { arrive } from './arrive.ts';
import { type Dialled, meet, nodeHop } from './dialled.ts';
import { endpointsHop } from './endpoints-hop.ts';
import { firstNode } from './first-node.ts';
import { itself, passed } from './passed.ts';
import { stopped } from './stopped.ts';

/** What becomes of a connection to an address and port. */
export function dial(context: Context, address: string, port: number, protocol: Protocol): Dialled {
  const { cluster, mode, vantage } = context;
  if (isLoopback(address) && vantage.from !== 'node') return itself(context, address, port, protocol);
  const packet = packetTo(context, address, port, protocol);
  const verdict = meetPacket(cluster, mode, packet);
  switch (verdict.outcome) {
    case 'dnat':
      return balanced(context, packet, verdict);
    case 'reject':
    case 'drop':
      return stopped(context, packet, verdict);
    case 'pass':
      return atOtherNode(context, packet, verdict) ?? passed(context, packet, verdict);
  }
}

function packetTo(context: Context, toIp: string, toPort: number, protocol: Protocol): Packet {
  const { vantage } = context;
  const family = familyOfIp(toIp);
  const fromIp = vantage.from === 'pod' ? vantage.addresses[family] : undefined;
  return { node: firstNode(context, toIp), from: vantage.from, toIp, toPort, protocol, ...(fromIp ? { fromIp } : {}) };
}

/** A node port of another node is that node's to open: what leaves this one meets the rules of both. */
function atOtherNode(context: Context, packet: Packet, verdict: PacketVerdict): Dialled | undefined {
  const { cluster, mode, vantage } = context;
  const holder = holderOf(cluster, packet.toIp);
  if (holder?.is !== 'node' || holder.node === packet.node || vantage.from === 'outside') return undefined;
  const own = nodeAddress(cluster, packet.node, familyOfIp(packet.toIp));
  const there: Packet = { ...packet, node: holder.node, from: 'outside', ...(own ? { fromIp: own } : {}) };
  const met = meetPacket(cluster, mode, there);
  if (met.outcome === 'pass') return undefined;
  const masked = vantage.from === 'pod' ? ` Most network plugins let it leave with the address of ${packet.node}.` : '';
  const left = nodeHop(context, packet, verdict);
  const rest = met.outcome === 'dnat' ? balanced(context, there, met) : stopped(context, there, met);
  return { ...rest, hops: [{ ...left, reason: `${left.reason}${masked}` }, ...rest.hops] };
}

function balanced(context: Context, packet: Packet, verdict: PacketVerdict): Dialled {
  const arrivals = verdict.backends.map(({ ip, port, probability }) =>
    arrive(context, { address: ip, port, protocol: packet.protocol, share: probability }),
  );
  const open = arrivals.filter(({ problem }) => !problem);
  const among = open.length > 0 ? open : arrivals;
  const taken =
    among[
      drawn(
        among.map(({ answerer }) => answerer.share),
        chances(`${context.seed} ${packet.toIp} ${packet.toPort}`)(),
      )
    ];
  const service = verdict.service && findObject(context.cluster, 'Service', verdict.service.namespace, verdict.service.name);
  const backend = verdict.backends.find(({ ip, port }) => ip === taken?.answerer.address && port === taken.answerer.port);
  const source = backend?.source ?? verdict.source;
  const before = [
    nodeHop(context, packet, verdict, backend),
    ...(service && taken ? [endpointsHop(context, packet, verdict, service, taken.answerer)] : []),
  ];
  const met = meet(before, arrivals, taken);
  return {
    ...met,
    hops: source === 'node' ? met.hops.map(asSeenFromNode) : met.hops,
    ...(source ? { source } : {}),
    ...(service?.spec.sessionAffinity === 'ClientIP' ? { sticky: true } : {}),
  };
}

const seenFromNode = 'The Pod may see the node as the sender, and what policies make of that is up to the network plugin.';

/** Where the sender's address is a node's by then, policies may judge by that one. */
function asSeenFromNode(one: Hop): Hop {
  if (one.stage !== 'policy') return one;
  return { ...one, verdict: one.verdict === 'ok' ? 'caution' : one.verdict, reason: `${one.reason} ${seenFromNode}` };
}
