import { type Cluster, listOf } from '../cluster.ts';
import { type ObjectRef, refOf } from '../object.ts';
import { podIpsOf } from '../pod-status.ts';
import type { Pod } from '../types.ts';
import { parseAddress, reverseName } from './address.ts';
import { answer } from './answer.ts';
import { type DnsService, dnsIndexOf } from './dns-index.ts';
import type { DnsAnswer } from './message.ts';
import { whyNoPodName } from './pod-name.ts';

/** A name that a Service gives, with what CoreDNS answers for it. */
export interface ServedName extends DnsAnswer {
  /** The Service. */
  readonly of: ObjectRef;
  /** What kind of name it is, in words. */
  readonly about: 'service' | 'port' | 'endpoint' | 'reverse';
  /** Why it holds nothing, where that is so. */
  readonly note?: string;
}

/** Every name that the Services of a cluster make, with its type and answer; a headless one without endpoints has an NXDOMAIN and a note. */
export function names(cluster: Cluster): readonly ServedName[] {
  return [...dnsIndexOf(cluster).services.values()].flatMap((service) => namesOf(cluster, service));
}

function namesOf(cluster: Cluster, { service, headless, ports, endpoints }: DnsService): readonly ServedName[] {
  const { name, namespace } = service.metadata;
  const base = `${name}.${namespace}.svc.${cluster.settings.clusterDomain}.`;
  const of = refOf(service);
  const serve = (asked: string, type: string, about: ServedName['about']): ServedName => ({
    ...answer(cluster, { name: asked, type }),
    of,
    about,
  });
  if (service.spec.type === 'ExternalName') return [serve(base, 'CNAME', 'service')];
  const addresses = headless ? endpoints.map(({ address }) => address) : (service.spec.clusterIPs ?? []);
  const families = new Set(addresses.map((address) => parseAddress(address)?.family ?? 'name'));
  const types = [...(families.has('IPv4') || families.has('name') ? ['A'] : []), ...(families.has('IPv6') ? ['AAAA'] : [])];
  if (types.length === 0) {
    const note = headless ? 'A headless Service without a ready endpoint has no record, so its name does not exist.' : 'It has no address.';
    return [{ ...serve(base, 'A', 'service'), note }];
  }
  const named = new Map(
    [...ports, ...endpoints.flatMap((endpoint) => endpoint.ports)].map((port) => [
      `_${port.name}._${port.protocol.toLowerCase()}.${base}`,
      port,
    ]),
  );
  const served = [
    ...types.map((type) => serve(base, type, 'service')),
    ...[...named].filter(([, port]) => port.name !== '').map(([asked]) => serve(asked, 'SRV', 'port')),
    ...[...new Map(endpoints.map((endpoint) => [`${endpoint.hostname} ${endpoint.address}`, endpoint])).values()].map(
      ({ address, hostname }) => serve(`${hostname}.${base}`, parseAddress(address)?.family === 'IPv6' ? 'AAAA' : 'A', 'endpoint'),
    ),
    ...(headless
      ? []
      : addresses.flatMap((text) => parseAddress(text) ?? []).map((address) => serve(reverseName(address), 'PTR', 'reverse'))),
  ];
  return served.filter(({ about, answer: records }) => about === 'service' || records.length > 0);
}

/** The name that follows a Pod wherever it runs, or the reason why it has none. */
export interface PodName {
  readonly pod: ObjectRef;
  /** `web-0.web.default.svc.cluster.local.` */
  readonly name?: string;
  /** Names made of its address, one for each Service that has it as an endpoint; they change with the address. */
  readonly byAddress: readonly string[];
  readonly reason: string;
}

export function podNames(cluster: Cluster): readonly PodName[] {
  return listOf(cluster, 'Pod').map((pod) => podName(cluster, pod));
}

export function podName(cluster: Cluster, pod: Pod): PodName {
  const index = dnsIndexOf(cluster);
  const { namespace = 'default', name } = pod.metadata;
  const served = podIpsOf(pod)
    .flatMap((address) => index.byEndpointAddress.get(address) ?? [])
    .filter(({ endpoint }) => endpoint.from.kind === 'Pod' && endpoint.from.name === name && endpoint.from.namespace === namespace)
    .filter(({ owner }) => index.services.has(owner))
    .map(({ owner, endpoint }) => {
      const [, service = ''] = owner.split('/');
      const absolute = `${endpoint.hostname}.${service}.${namespace}.svc.${cluster.settings.clusterDomain}.`;
      return { absolute, service, stable: endpoint.hostname === pod.spec.hostname };
    });
  const stable = served.find((one) => one.stable);
  const byAddress = [...new Set(served.filter((one) => !one.stable).map(({ absolute }) => absolute))];
  if (!stable) return { pod: refOf(pod), byAddress, reason: whyNoPodName(cluster, pod) };
  const reason = `Its hostname is ${pod.spec.hostname}, its subdomain ${pod.spec.subdomain}, and Service ${stable.service} has it as an endpoint.`;
  return { pod: refOf(pod), name: stable.absolute, byAddress, reason };
}
