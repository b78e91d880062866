import { findObject, listOf } from '../../cluster/cluster.ts';
import { parseAddress } from '../../cluster/coredns/address.ts';
import { meetPacket } from '../../cluster/kube-proxy/index.ts';
import type { Packet, PacketVerdict } from '../../cluster/kube-proxy/packet.ts';
import { type ObjectRef, refOf } from '../../cluster/object.ts';
import { ranges } from '../../cluster/settings.ts';
import { shareInWords } from '../../cluster/share.ts';
import type { Pod, Protocol, Service } from '../../cluster/types.ts';
import { type Arrival, arrive } from './arrive.ts';
import { chances, drawn } from './chance.ts';
import { type Context, cite, citeAll, hop } from './context.ts';
import { endpointsHop } from './endpoints-hop.ts';
import { holderOf } from './holder.ts';
import { isLoopback } from './hosts-file.ts';
import { uniqueRefs } from './look-up.ts';
import type { Answerer, Hop, Trace } from './trace.ts';
import { whyNobody } from './why-nobody.ts';

/** One connection to an address, told as hops. */
export interface Dialled {
  readonly hops: readonly Hop[];
  readonly outcome: Trace['outcome'];
  /** For the end of a sentence. */
  readonly because: string;
  readonly answerers: readonly Answerer[];
  readonly taken?: number;
  readonly source?: 'kept' | 'node';
  /** No rule took it, and the node's own ports are not modelled: a door may listen there. */
  readonly atNode?: string;
}

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
      return passed(context, packet, verdict);
  }
}

function packetTo({ cluster, vantage }: Context, toIp: string, toPort: number, protocol: Protocol): Packet {
  const family = toIp.includes(':') ? 'IPv6' : 'IPv4';
  const holder = holderOf(cluster, toIp);
  const node = vantage.from === 'outside' && !vantage.nodeGiven && holder?.is === 'node' ? holder.node : vantage.node;
  const fromIp = vantage.from === 'pod' ? vantage.addresses[family] : undefined;
  return { node, from: vantage.from, toIp, toPort, protocol, ...(fromIp ? { fromIp } : {}) };
}

function nodeHop({ mode, cluster }: Context, packet: Packet, verdict: PacketVerdict, taken?: PacketVerdict['backends'][number]): Hop {
  const rules = [...verdict.rules, ...(taken?.rules ?? [])];
  const ref = { kind: 'Node', name: packet.node };
  const service = verdict.service && serviceRef(verdict.service);
  return hop({
    stage: 'node',
    title: `kube-proxy on ${packet.node}`,
    verdict: verdict.outcome === 'reject' || verdict.outcome === 'drop' ? 'broken' : 'ok',
    reason: verdict.reason,
    lines: rules.map(({ chain, text, meaning }) => ({ text: text || chain, note: meaning, mark: 'taken' as const })),
    objects: [ref, ...(service ? [service] : [])],
    sources: service ? cite({ cluster, options: {} }, service) : [],
    command: mode === 'nftables' ? 'nft list ruleset' : `${packet.toIp.includes(':') ? 'ip6tables' : 'iptables'}-save -t nat`,
  });
}

const serviceRef = ({ namespace = '', name }: ObjectRef): ObjectRef => ({ kind: 'Service', namespace, name });

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
  const before = [
    nodeHop(context, packet, verdict, backend),
    ...(service && taken ? [endpointsHop(context, packet, verdict, service, taken.answerer)] : []),
  ];
  return { ...meet(before, arrivals, taken), ...(verdict.source ? { source: verdict.source } : {}) };
}

function meet(before: readonly Hop[], arrivals: readonly Arrival[], taken: Arrival | undefined): Dialled {
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

function stopped(context: Context, packet: Packet, verdict: PacketVerdict): Dialled {
  const { cluster } = context;
  const named = verdict.service && findObject(cluster, 'Service', verdict.service.namespace, verdict.service.name);
  const holder = holderOf(cluster, packet.toIp);
  const service = named ?? (holder?.is === 'service' ? holder.service : undefined);
  const told = nodeHop(context, packet, verdict);
  const outcome = verdict.outcome === 'reject' ? 'refused' : 'timeout';
  if (!service) return { hops: [told], outcome, because: verdict.reason.replace(/\.$/, ''), answerers: [] };
  return { ...withCause(context, told, service, packet, verdict), outcome, answerers: [] };
}

function withCause(
  context: Context,
  told: Hop,
  service: Service,
  packet: Packet,
  verdict: PacketVerdict,
): Pick<Dialled, 'hops' | 'because'> {
  const { name, namespace } = service.metadata;
  const ref = refOf(service);
  const port = portMet(service, packet, verdict);
  if (port === undefined) {
    const ports = (service.spec.ports ?? []).filter((one) => one.protocol === packet.protocol).map((one) => one.port);
    const because = `Service ${name} has no ${packet.protocol} port ${packet.toPort} (it has ${ports.join(', ') || 'none'})`;
    const [only] = ports;
    const instead = only !== undefined && ports.length === 1 ? insteadWithPort(context.command, packet.toPort, only) : undefined;
    const about = {
      ...told,
      verdict: 'broken' as const,
      reason: `${because}. ${told.reason}`,
      objects: uniqueRefs([...told.objects, ref]),
      sources: cite(context, ref, 'spec.ports'),
    };
    return { hops: [instead ? { ...about, instead } : about], because };
  }
  const cause = whyNobody(context, service, port);
  if (!cause) {
    const local = localPolicy(service, packet, verdict);
    const because = local
      ? `${local} is Local, and ${packet.node} has no ready endpoint of Service ${name}`
      : verdict.reason.replace(/\.$/, '');
    return { hops: [{ ...told, reason: `${because}. ${told.reason}`, sources: cite(context, ref, local && `spec.${local}`) }], because };
  }
  const endpoint = hop({
    stage: 'endpoint',
    title: `endpoints of Service ${name}`,
    verdict: 'broken',
    reason: `There is no ready endpoint, because ${cause.because}.`,
    objects: cause.objects,
    sources: cause.sources,
    command: `kubectl get endpointslices -n ${namespace} -l kubernetes.io/service-name=${name}`,
    ...(cause.fix && { fix: cause.fix }),
  });
  return { hops: [{ ...told, verdict: 'ok' }, endpoint], because: `Service ${name} has no ready endpoint, because ${cause.because}` };
}

/** The Service port that the packet is for: by its number, or by the node port. */
function portMet(service: Service, { toPort, protocol }: Packet, { service: met }: PacketVerdict): number | undefined {
  const ports = (service.spec.ports ?? []).filter((one) => one.protocol === protocol);
  const found = ports.find((one) => one.nodePort === toPort && met) ?? ports.find((one) => one.port === toPort);
  return found?.port;
}

function localPolicy(
  service: Service,
  { from }: Packet,
  { service: met }: PacketVerdict,
): 'internalTrafficPolicy' | 'externalTrafficPolicy' | undefined {
  if (!met) return undefined;
  const { internalTrafficPolicy, externalTrafficPolicy } = service.spec;
  if (from === 'outside' && externalTrafficPolicy === 'Local') return 'externalTrafficPolicy';
  if (internalTrafficPolicy === 'Local') return 'internalTrafficPolicy';
  return externalTrafficPolicy === 'Local' ? 'externalTrafficPolicy' : undefined;
}

export function insteadWithPort(command: string, wrong: number, right: number): string | undefined {
  const better = command.replace(new RegExp(`([:\\s])${wrong}(?!\\d)`), `$1${right}`);
  if (better !== command) return better;
  const added = command.replace(/(https?:\/\/[^/\s:?#]+)(?=[/\s?#]|$)/, `$1:${right}`);
  return added === command ? undefined : added;
}

function passed(context: Context, packet: Packet, verdict: PacketVerdict): Dialled {
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
    const because = `${packet.toIp} is the address of ${holder.doors[0]?.kind} ${holder.doors[0]?.metadata.name}, and that speaks HTTP on its own ports`;
    return { hops: [told], outcome: 'unknown', because, answerers: [], atNode: packet.toIp };
  }
  return nowhere(context, told, packet);
}

/** A loopback address is whoever asks. */
function itself(context: Context, address: string, port: number, protocol: Protocol): Dialled {
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
  const onHost = pods.find(({ spec }) =>
    spec.containers.some(({ ports }) =>
      ports?.some(({ containerPort, protocol }) => containerPort === packet.toPort && (protocol ?? 'TCP') === packet.protocol),
    ),
  );
  if (onHost) return straight(context, told, packet, [onHost]);
  if (packet.toPort >= first && packet.toPort <= last) {
    const because = `no Service has the node port ${packet.toPort} open on ${node}`;
    const end = hop({
      stage: 'endpoint',
      title: `${node}, port ${packet.toPort}`,
      verdict: 'broken',
      reason: `Nothing listens there: ${because}.`,
      objects: [{ kind: 'Node', name: node }],
      command: 'kubectl get services -A',
    });
    return { hops: [told, end], outcome: 'refused', because, answerers: [] };
  }
  const because = `what listens on port ${packet.toPort} of ${node} itself is not in the manifests`;
  const end = hop({
    stage: 'endpoint',
    title: `${node}, port ${packet.toPort}`,
    verdict: 'unknown',
    reason: `${because.charAt(0).toUpperCase()}${because.slice(1)}.`,
    objects: [{ kind: 'Node', name: node }],
  });
  return { hops: [told, end], outcome: 'unknown', because, answerers: [], atNode: node };
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
  const inside = inRange(packet.toIp, ranges.serviceCidr) ? 'Service' : inRange(packet.toIp, ranges.podCidr) ? 'Pod' : undefined;
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
  const end = hop({ stage: 'endpoint', title: packet.toIp, verdict: 'unknown', reason: `${because}.`, sources: citeAll(context, []) });
  return { hops: [told, end], outcome: 'unknown', because, answerers: [] };
}

function inRange(ip: string, range: { IPv4: string; IPv6: string }): boolean {
  const address = parseAddress(ip);
  if (!address) return false;
  const [start = ''] = range[address.family].split('/');
  if (address.family === 'IPv4') return ip.split('.').slice(0, 2).join('.') === start.split('.').slice(0, 2).join('.');
  return address.text.startsWith(start.replace(/::$/, ':'));
}

/** `web-0 (10.244.1.2:80), 1 in 3` */
export function answererText({ ref, address, port, share }: Answerer, several: boolean): string {
  const at = `${address.includes(':') ? `[${address}]` : address}:${port}`;
  return `${ref ? `${ref.name} (${at})` : at}${several ? `, ${shareInWords(share)}` : ''}`;
}
