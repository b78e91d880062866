import { listOf } from '../../../cluster/cluster.ts';
import type { Gateway } from '../../../cluster/doors/gateway/types.ts';
import { isLoopback } from '../../../cluster/ip-address.ts';
import type { Packet, PacketVerdict } from '../../../cluster/kube-proxy/packet.ts';
import { ranges } from '../../../cluster/settings.ts';
import type { Ingress, Pod, Protocol, Service } from '../../../cluster/types.ts';
import { clusterRangeOf } from '../addresses/cluster-range.ts';
import { holderOf } from '../addresses/holder.ts';
import { nodeAddress } from '../addresses/node-address.ts';
import { declaresPort, endpointPorts } from '../addresses/ports.ts';
import { asSentence } from '../as-sentence.ts';
import { type Context, hop } from '../context.ts';
import type { Hop } from '../trace.ts';
import { arrive } from './arrive.ts';
import { type Dialled, meet, nodeHop, portMet } from './dialled.ts';
import { healthCheckPort } from './health-check-port.ts';
import { policyHop, stoppedBy } from './policy-hop.ts';
import { withCause } from './stopped.ts';

export function passed(context: Context, packet: Packet, verdict: PacketVerdict): Dialled {
  const { cluster } = context;
  const holder = holderOf(cluster, packet.toIp);
  const told = {
    ...nodeHop(context, packet, verdict),
    reason: verdict.reason || 'No rule of kube-proxy is about this address: the packet goes on as it is.',
  };
  if (isLoopback(packet.toIp)) return atNode(context, told, packet, packet.node, hostPods(context, packet.node));
  if (holder?.is === 'pod') return straight(context, told, packet, holder.pods);
  if (holder?.is === 'node') return atNode(context, told, packet, holder.node, holder.pods);
  if (holder?.is === 'service') return unmet(context, told, packet, verdict, holder.service, holder.as);
  if (holder?.is === 'door') {
    const because = holder.doors.map((door) => whyNotThrough(door, packet)).join('; ');
    return { hops: [told], outcome: 'unknown', because, answerers: [] };
  }
  return nowhere(context, told, packet);
}

function whyNotThrough({ kind, metadata, spec }: Ingress | Gateway, { toIp, toPort, protocol }: Packet): string {
  const at = `${toIp} is the address of ${kind} ${metadata.name}`;
  if (!('listeners' in spec)) return `${at}, and that speaks HTTP on ports 80 and 443`;
  const listener = spec.listeners.find(({ port, protocol: speaks }) => port === toPort && (speaks === 'UDP') === (protocol === 'UDP'));
  const ports = [...new Set(spec.listeners.map(({ port }) => port))].join(', ');
  if (!listener) return `${at}, which has no listener on ${protocol} port ${toPort} (it has ${ports})`;
  return listener.protocol === protocol
    ? `${at}, whose listener ${listener.name} takes ${protocol} there, but no ${protocol}Route is attached to it`
    : `${at}, whose listener ${listener.name} speaks ${listener.protocol} there: ask with curl`;
}

/** A loopback address is whoever asks. */
export function itself(context: Context, address: string, port: number, protocol: Protocol): Dialled {
  const { asker, label } = context.vantage;
  if (asker.kind === 'pod') {
    const own = asker.pod.status.podIP ?? address;
    const arrival = arrive(context, { address: own, port, protocol, share: 1, pod: asker.pod });
    return meet([], [arrival], arrival);
  }
  const because =
    asker.kind === 'outside'
      ? `${address} is the machine outside itself, and the model does not know what runs there`
      : `${address} is ${label} itself, and nothing listens in a new Pod`;
  const outcome = asker.kind === 'outside' ? 'unknown' : 'refused';
  const end = hop({ stage: 'endpoint', title: address, verdict: outcome === 'unknown' ? 'unknown' : 'broken', reason: `${because}.` });
  return { hops: [end], outcome, because, answerers: [] };
}

function hostPods({ cluster }: Context, node: string): readonly Pod[] {
  return listOf(cluster, 'Pod').filter(({ spec }) => spec.hostNetwork && spec.nodeName === node);
}

function straight(context: Context, told: Hop, packet: Packet, pods: readonly Pod[]): Dialled {
  const pod = pods[0];
  const arrival = arrive(context, {
    address: packet.toIp,
    port: packet.toPort,
    protocol: packet.protocol,
    share: 1,
    ...(pod ? { pod } : {}),
  });
  return meet([told], [arrival], arrival);
}

function atNode(context: Context, told: Hop, packet: Packet, node: string, pods: readonly Pod[]): Dialled {
  const { first, last } = ranges.nodePorts;
  const onHost = pods.find((pod) => declaresPort(pod, packet.toPort, packet.protocol));
  if (onHost) return straight(context, told, packet, [onHost]);
  const health = healthCheckPort(context, told, packet, node);
  if (health) return health;
  if (packet.toPort >= first && packet.toPort <= last) {
    const elsewhere = notAtLoopback(context, packet, node);
    const because = elsewhere?.because ?? `no Service has the node port ${packet.toPort} open on ${node}`;
    const end = hop({
      stage: 'endpoint',
      title: `${node}, port ${packet.toPort}`,
      verdict: 'broken',
      reason: `Nothing listens there: ${because}.`,
      objects: [{ kind: 'Node', name: node }],
      command: 'kubectl get services -A',
      ...(elsewhere?.instead ? { instead: elsewhere.instead } : {}),
    });
    return { hops: [told, end], outcome: 'refused', because, answerers: [] };
  }
  const because = `what listens on port ${packet.toPort} of ${node} itself is not in the manifests`;
  const end = hop({
    stage: 'endpoint',
    title: `${node}, port ${packet.toPort}`,
    verdict: 'unknown',
    reason: asSentence(because),
    objects: [{ kind: 'Node', name: node }],
  });
  return { hops: [told, end], outcome: 'unknown', because, answerers: [] };
}

/** A node port that is there, only not at 127.0.0.1: what kube-proxy serves in iptables mode alone. */
function notAtLoopback({ cluster, mode, command }: Context, { toIp, toPort, protocol }: Packet, node: string) {
  const service = listOf(cluster, 'Service').find(({ spec }) =>
    spec.ports?.some((one) => one.nodePort === toPort && one.protocol === protocol),
  );
  if (!isLoopback(toIp) || !service) return undefined;
  const because = `${toPort} is the node port of Service ${service.metadata.name}, but kube-proxy in ${mode} mode does not serve it at ${toIp}`;
  const own = nodeAddress(cluster, node);
  return { because, ...(own ? { instead: command.replace(/localhost|127\.0\.0\.1/, own) } : {}) };
}

/** An address of a Service, and no rule for this port of it: nobody has the address itself. */
function unmet(context: Context, told: Hop, packet: Packet, verdict: PacketVerdict, service: Service, as: string): Dialled {
  const { name } = service.metadata;
  if (as !== 'cluster IP' && portMet(service, packet, verdict) === undefined) {
    const { hops, because } = withCause(context, told, service, packet, verdict);
    return { hops, outcome: 'timeout', because, answerers: [] };
  }
  const { hops, because } = withCause(context, { ...told, verdict: 'broken' }, service, packet, verdict);
  const lost = `no machine has ${packet.toIp}: it is virtual, the ${as} of Service ${name}`;
  return { hops, outcome: 'timeout', because: because || lost, answerers: [] };
}

function nowhere(context: Context, told: Hop, packet: Packet): Dialled {
  if (endpointPorts(context.cluster, packet.toIp).has(`${packet.protocol} ${packet.toPort}`)) return straight(context, told, packet, []);
  const inside = clusterRangeOf(packet.toIp);
  if (inside) {
    const because = `no ${inside} has the address ${packet.toIp}`;
    return {
      hops: [{ ...told, verdict: 'broken', reason: `${told.reason} But ${because}: the packet is lost.` }],
      outcome: 'timeout',
      because,
      answerers: [],
    };
  }
  const because = `${packet.toIp} is outside the cluster, and what is there the model does not know`;
  const policy = policyHop(context, { address: packet.toIp, port: packet.toPort, protocol: packet.protocol }, undefined);
  const stopped = stoppedBy(policy);
  if (policy && stopped) return { hops: [told, policy], ...stopped, answerers: [] };
  const end = hop({ stage: 'endpoint', title: packet.toIp, verdict: 'unknown', reason: `${because}.` });
  return { hops: [told, ...(policy ? [policy] : []), end], outcome: 'unknown', because, answerers: [] };
}
