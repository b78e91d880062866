import { findObject } from '../../../cluster/cluster.ts';
import type { Packet, PacketVerdict } from '../../../cluster/kube-proxy/packet.ts';
import { refOf, uniqueRefs } from '../../../cluster/object.ts';
import { slicesOf } from '../../../cluster/service-slices.ts';
import type { Service } from '../../../cluster/types.ts';
import { holderOf } from '../addresses/holder.ts';
import { asSentence } from '../as-sentence.ts';
import { type Context, cite, editField, fixOf, hop } from '../context.ts';
import { insteadWithPort } from '../mend/instead-with-port.ts';
import { type Cause, nobodySentence } from '../nobody/cause.ts';
import { whyNobody } from '../nobody/why-nobody.ts';
import type { Hop } from '../trace.ts';
import { type Dialled, nodeHop, portMet } from './dialled.ts';

export function stopped(context: Context, packet: Packet, verdict: PacketVerdict): Dialled {
  const { cluster } = context;
  const named = verdict.service && findObject(cluster, 'Service', verdict.service.namespace, verdict.service.name);
  const holder = holderOf(cluster, packet.toIp);
  const service = named ?? (holder?.is === 'service' ? holder.service : undefined);
  const told = nodeHop(context, packet, verdict);
  const outcome = verdict.outcome === 'reject' ? 'refused' : 'timeout';
  if (!service) return { hops: [told], outcome, because: verdict.reason.replace(/\.$/, ''), answerers: [] };
  const found = withCause(context, told, service, packet, verdict);
  return { ...found, outcome: found.unknown ? 'unknown' : outcome, answerers: [] };
}

export function withCause(
  context: Context,
  told: Hop,
  service: Service,
  packet: Packet,
  verdict: PacketVerdict,
): Pick<Dialled, 'hops' | 'because'> & Pick<Cause, 'unknown'> {
  const { name, namespace } = service.metadata;
  const ref = refOf(service);
  const port = portMet(service, packet, verdict);
  if (port === undefined) {
    const all = service.spec.ports ?? [];
    const ports = all.filter((one) => one.protocol === packet.protocol).map((one) => one.port);
    const others = all.map((one) => `${one.protocol} ${one.port}`);
    const because = `Service ${name} has no ${packet.protocol} port ${packet.toPort} (it has ${ports.join(', ') || others.join(', ') || 'none'})${otherMeaning(context, service, packet)}`;
    const [only] = ports;
    const other = all.find((one) => one.port === packet.toPort)?.protocol;
    const instead = other
      ? `nc -z${other === 'UDP' ? 'u' : ''}v ${name}.${namespace} ${packet.toPort}`
      : only !== undefined && ports.length === 1
        ? insteadWithPort(context.command, packet.toPort, only)
        : undefined;
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
    const fix = local ? fixOf(`Let ${local} be Cluster`, editField(context, ref, `spec.${local}`, 'Local', 'Cluster')) : {};
    return {
      hops: [{ ...told, reason: `${because}. ${told.reason}`, sources: cite(context, ref, local && `spec.${local}`), ...fix }],
      because,
    };
  }
  const endpoint = hop({
    stage: 'endpoint',
    title: `endpoints of Service ${name}`,
    verdict: cause.unknown ? 'unknown' : 'broken',
    reason: asSentence(nobodySentence(service, cause)),
    objects: cause.objects,
    sources: cause.sources,
    command: cause.command ?? `kubectl get endpointslices -n ${namespace} -l kubernetes.io/service-name=${name}`,
    ...(cause.fix && { fix: cause.fix }),
  });
  const because = nobodySentence(service, cause);
  return { hops: [{ ...told, verdict: 'ok' }, endpoint], because, ...(cause.unknown && { unknown: true }) };
}

/** A number that the Service does name, only not as its port. */
function otherMeaning({ cluster }: Context, { metadata, spec }: Service, { toPort, protocol }: Packet): string {
  const ports = (spec.ports ?? []).filter((one) => one.protocol === protocol);
  const node = ports.find(({ nodePort }) => nodePort === toPort);
  if (node) return `; ${toPort} is its node port, open at the addresses of the nodes`;
  const offered = slicesOf(cluster, metadata.namespace ?? 'default', metadata.name).flatMap((slice) => slice.ports ?? []);
  const named = offered.filter((one) => one.port === toPort).map(({ name }) => name ?? '');
  const target = ports.find(({ name = '' }) => named.includes(name));
  return target ? `; ${toPort} is the port of its Pods, which its port ${target.port} leads to` : '';
}

/** The traffic policy that keeps a packet on the node it met. */
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
