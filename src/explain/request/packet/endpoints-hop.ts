import { type Cluster, findObject } from '../../../cluster/cluster.ts';
import { familyOfIp, inBrackets } from '../../../cluster/ip-address.ts';
import type { Packet, PacketVerdict } from '../../../cluster/kube-proxy/packet.ts';
import { refOf, uniqueRefs } from '../../../cluster/object.ts';
import { slicesOf } from '../../../cluster/service-slices.ts';
import { shareInWords } from '../../../cluster/share.ts';
import type { Endpoint, EndpointSlice, Service } from '../../../cluster/types.ts';
import { citeEndpoints } from '../cited-fields.ts';
import { type Context, hop } from '../context.ts';
import type { Answerer, Hop, HopLine } from '../trace.ts';

const shown = 40;

/** The endpoints of the Service that a packet met: the one taken, the others, and those not taken with the reason. */
export function endpointsHop(context: Context, packet: Packet, verdict: PacketVerdict, service: Service, taken: Answerer): Hop {
  const { name, namespace = '' } = service.metadata;
  const used = verdict.backends;
  const family = familyOfIp(packet.toIp);
  const passed = slicesOf(context.cluster, namespace, name)
    .filter(({ addressType }) => addressType === family)
    .flatMap((slice) => (slice.endpoints ?? []).map((endpoint) => ({ slice, endpoint })))
    .filter(({ endpoint }) => !used.some(({ ip }) => endpoint.addresses.includes(ip)));
  const lines: readonly HopLine[] = [
    ...used.map(({ ip, port, probability }) => {
      const mark = ip === taken.address && port === taken.port ? ('taken' as const) : ('passed' as const);
      return { text: `${whoIs(context.cluster, namespace, name, ip)}:${port}`, mark, note: shareInWords(probability) };
    }),
    ...passed.map(({ slice, endpoint }) => ({
      text: `${endpoint.targetRef?.name ?? ''} ${endpoint.addresses.join(', ')}`.trim(),
      mark: 'failed' as const,
      note: whyNotUsed(context, slice, endpoint, packet, service, used.length),
    })),
  ];
  const more = lines.length > shown ? [{ text: `and ${lines.length - shown} more` }] : [];
  const sticky =
    service.spec.sessionAffinity === 'ClientIP' ? ' sessionAffinity ClientIP keeps a client with the endpoint it met first.' : '';
  return hop({
    stage: 'endpoint',
    title: `endpoints of Service ${name}`,
    verdict: 'ok',
    reason: `${used.length === 1 ? `One endpoint is used on ${packet.node}, for every connection.` : `${used.length} endpoints are used on ${packet.node}; each new connection draws one.`}${sticky}${sourceText(used.find(({ ip, port }) => ip === taken.address && port === taken.port)?.source ?? verdict.source)}`,
    lines: [...takenFirst(lines).slice(0, shown), ...more],
    objects: uniqueRefs([refOf(service), ...(taken.ref ? [taken.ref] : [])]),
    sources: citeEndpoints(context, service),
    command: `kubectl get endpointslices -n ${namespace} -l kubernetes.io/service-name=${name}`,
  });
}

function takenFirst(lines: readonly HopLine[]): readonly HopLine[] {
  if (lines.length <= shown) return lines;
  return lines.toSorted((a, b) => Number(b.mark === 'taken') - Number(a.mark === 'taken'));
}

function sourceText(source: PacketVerdict['source']): string {
  if (source === 'node') return " It sees a node's address, not the client's (SNAT).";
  return source === 'kept' ? " It sees the client's own address." : '';
}

function whoIs(cluster: Cluster, namespace: string, service: string, ip: string): string {
  const target = slicesOf(cluster, namespace, service)
    .flatMap(({ endpoints }) => endpoints ?? [])
    .find(({ addresses }) => addresses.includes(ip))?.targetRef;
  const address = inBrackets(ip);
  return target?.name ? `${target.name} ${address}` : address;
}

function whyNotUsed(
  context: Context,
  slice: EndpointSlice,
  { conditions, nodeName, hints }: Endpoint,
  { node, from }: Packet,
  { spec }: Service,
  used: number,
): string {
  if (conditions?.terminating) return 'terminating';
  if (conditions?.ready === false) return 'not ready';
  const policy = from === 'outside' ? spec.externalTrafficPolicy : spec.internalTrafficPolicy;
  if (policy === 'Local' && nodeName !== node) return `on ${nodeName ?? 'no node'}, and the traffic policy is Local`;
  if (hints?.forNodes?.length && !hints.forNodes.some(({ name }) => name === node)) return 'meant for another node';
  const zone = findObject(context.cluster, 'Node', undefined, node)?.metadata.labels?.['topology.kubernetes.io/zone'];
  if (hints?.forZones?.length && zone && !hints.forZones.some(({ name }) => name === zone))
    return `meant for ${hints.forZones.map(({ name }) => name).join(', ')}`;
  if (used > 0 && !slice.ports?.length) return 'its slice names no port';
  return 'its slice has no port of this name';
}
