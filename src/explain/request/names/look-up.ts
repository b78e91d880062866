import { type Cluster, findObject, listOf } from '../../../cluster/cluster.ts';
import { type Resolution, type Resolver, recordText, resolve, resolverOf } from '../../../cluster/coredns/index.ts';
import type { DnsAnswer } from '../../../cluster/coredns/message.ts';
import { isBelow } from '../../../cluster/coredns/query-name.ts';
import { type ObjectRef, uniqueRefs } from '../../../cluster/object.ts';
import type { IpFamily } from '../../../cluster/settings.ts';
import { citeName } from '../cited-fields.ts';
import { type Context, citeAll, hop } from '../context.ts';
import type { Hop, HopLine, Trace } from '../trace.ts';
import { commandFrom } from '../vantage.ts';
import { dnsUnreached } from './dns-server.ts';
import { whyNotKnown } from './not-pasted.ts';
import { isMeantForCluster } from './spelt-name.ts';
import { whyNoData } from './why-no-data.ts';
import { whyNoName } from './why-no-name.ts';
import { whyNotCompleted } from './why-not-completed.ts';

/** A name looked up the way a client does it, told as hops. */
export interface LookUp {
  readonly hops: readonly Hop[];
  readonly resolver: Resolver;
  readonly resolution: Resolution;
  /** In the order of the answer, IPv6 first where there are both, as getaddrinfo sorts them for clients with both. */
  readonly addresses: readonly string[];
  /** Why there is no address. */
  readonly failure?: { readonly outcome: Trace['outcome']; readonly because: string };
}

/** Looks a host up; `types` are the record types that the client asks for. */
export function lookUp(
  context: Context,
  name: string,
  types: readonly string[],
  resolver = resolverOf(context.cluster, context.vantage.asker),
): LookUp {
  const { cluster } = context;
  const unreached = dnsUnreached(context, resolver);
  const resolution = resolve(cluster, resolver, name, types);
  if (unreached) {
    const { hops, ...failure } = unreached;
    return { hops, resolver, resolution: { ...resolution, answers: [] }, addresses: [], failure };
  }
  const records = resolution.answers.flatMap(({ answer }) => answer);
  const addresses = records.filter(({ type }) => type === 'A' || type === 'AAAA').map(({ data }) => data);
  const sorted = addresses.toSorted((a, b) => Number(b.includes(':')) - Number(a.includes(':')));
  const found = { resolver, resolution, addresses: sorted };
  const first = resolverHop(context, resolver, resolution, name);
  if (records.length > 0) return { ...found, hops: [first, answerHop(context, resolution)] };
  const unknown = whyNotKnown(context, name, found);
  if (unknown) {
    const { told, ...because } = unknown;
    const untold = { ...resolution, tries: [], answers: [] };
    return { ...found, hops: [resolverHop(context, resolver, untold, name), told], resolution: untold, failure: because };
  }
  const failure = failureOf(context, name, resolver, resolution);
  return { ...found, hops: [first, failure.hop], failure };
}

function resolverHop(
  { cluster, vantage }: Context,
  { nameservers, search, ndots, server, reason }: Resolver,
  { tries }: Resolution,
  name: string,
): Hop {
  const list = search.length > 0 ? `search ${search.join(' ')}, ndots:${ndots}` : 'no search list';
  const dots = name.split('.').length - 1;
  const why =
    search.length === 0
      ? `${name.replace(/\.$/, '')} is asked for as it is.`
      : name.endsWith('.')
        ? `${name} ends with a dot, so it is asked for as it is.`
        : dots >= ndots
          ? `${name} has ${dots} dots, no fewer than ndots ${ndots}, so it is first tried as it is.`
          : `${name} has ${dots} ${dots === 1 ? 'dot' : 'dots'}, fewer than ndots ${ndots}, so the search list comes first.`;
  return hop({
    stage: 'resolver',
    title: vantage.from === 'outside' ? 'resolver outside the cluster' : `resolver of ${vantage.label}`,
    verdict: server === 'unknown' ? 'unknown' : 'ok',
    reason: `${reason} ${why}`,
    lines: [
      { text: `nameserver ${nameservers.join(', ') || "the node's own"}; ${list}` },
      ...tries.flatMap(({ answers, taken }) => answers.map((answer) => tryLine(cluster, answer, taken))),
    ],
    objects: vantage.ref ? [vantage.ref] : [],
    command: commandFrom(vantage, 'cat /etc/resolv.conf'),
  });
}

function tryLine(cluster: Cluster, { name, type, rcode, answer }: DnsAnswer, taken: boolean): HopLine {
  const outside = !isBelow(`${cluster.settings.clusterDomain}.`, name) && !name.endsWith('.arpa.');
  if (outside && answer.length === 0) return { text: `${name} ${type}`, note: 'outside the cluster', mark: 'passed' };
  const note =
    answer.length > 0
      ? `${answer.length} ${answer.length === 1 ? 'record' : 'records'}`
      : rcode === 'NOERROR'
        ? 'NOERROR, no record of this type'
        : rcode;
  return { text: `${name} ${type}`, note, mark: taken && answer.length > 0 ? 'taken' : rcode === 'NOERROR' ? 'passed' : 'failed' };
}

function answerHop(context: Context, { answers, name }: Resolution): Hop {
  const records = answers.flatMap(({ answer }) => answer);
  const service = serviceOfName(context, name);
  const objects = uniqueRefs([...(service ? [service] : []), ...records.flatMap(({ from }) => from ?? [])]);
  return hop({
    stage: 'dns',
    title: `CoreDNS answers ${name}`,
    verdict: 'ok',
    reason: whatRecordsAre(context, answers),
    lines: records.map((record) => ({ text: recordText(record), mark: 'taken' })),
    objects,
    sources: sourcesOf(context, name, service, objects),
    command: commandFrom(context.vantage, `nslookup -type=${answers.find(({ answer }) => answer.length > 0)?.type ?? 'A'} ${name}`),
  });
}

/** The fields that make the name what it is; of a name without a Service, the objects themselves. */
function sourcesOf(context: Context, name: string, ref: ObjectRef | undefined, objects: readonly ObjectRef[]): Hop['sources'] {
  const { cluster } = context;
  const service = ref && findObject(cluster, 'Service', ref.namespace, ref.name);
  if (!service) return citeAll(context, objects);
  const isOfService = name.toLowerCase().startsWith(`${ref.name}.`);
  const pod = isOfService ? undefined : objects.find(({ kind }) => kind === 'Pod');
  return citeName(context, service, pod && findObject(cluster, 'Pod', pod.namespace, pod.name));
}

/** The Service that a name of the cluster belongs to: `web` in `web-0.web.shop.svc.cluster.local.`. */
function serviceOfName({ cluster }: Context, name: string): ObjectRef | undefined {
  const labels = name.toLowerCase().slice(0, -`.svc.${cluster.settings.clusterDomain}.`.length).split('.');
  const [service = '', namespace = ''] = labels.slice(-2);
  return findObject(cluster, 'Service', namespace, service) && { kind: 'Service', namespace, name: service };
}

function whatRecordsAre({ cluster }: Context, answers: readonly DnsAnswer[]): string {
  const records = answers.flatMap(({ answer }) => answer);
  const alias = records.find(({ type }) => type === 'CNAME');
  if (alias)
    return `It is an alias (CNAME) for ${alias.data}${records.some(({ type }) => type === 'A' || type === 'AAAA') ? ', whose addresses come with it.' : ', and no address comes with it.'}`;
  const services = new Set(listOf(cluster, 'Service').flatMap(({ spec }) => spec.clusterIPs ?? []));
  const [first] = records;
  if (!first || (first.type !== 'A' && first.type !== 'AAAA'))
    return `CoreDNS has ${records.length === 1 ? 'a record' : `${records.length} records`} for it.`;
  if (services.has(first.data))
    return `The record is the Service's cluster IP${records.length > 1 ? 's' : ''}: one virtual address, whichever Pods stand behind it.`;
  if (!first.from)
    return 'A resolver outside of the cluster knows this name; the model gives it an address that stands for any host out there.';
  return records.length === 1
    ? `The record is the address of one ${first.from?.kind === 'Pod' ? 'Pod' : 'endpoint'}: no virtual IP is in between.`
    : `The records are the addresses of ${records.length} ready endpoints, in an order that changes: the client chooses.`;
}

function failureOf(context: Context, name: string, resolver: Resolver, resolution: Resolution) {
  const { cluster, vantage } = context;
  const inside = isMeantForCluster(cluster, name, vantage.namespace);
  const exists = resolution.answers.some(({ rcode }) => rcode === 'NOERROR');
  const rcode = resolution.answers[0]?.rcode ?? 'NXDOMAIN';
  const word = exists ? 'no record' : rcode;
  if (!inside || resolver.server === 'unknown') {
    const because =
      resolver.server === 'unknown'
        ? 'the model does not know the nameserver that dnsConfig names'
        : `${name} is not a name of this cluster, and what the internet says of it the model does not know`;
    return {
      outcome: 'unknown' as const,
      because,
      hop: hop({
        stage: 'dns',
        title: `${name} outside the cluster`,
        verdict: 'unknown',
        reason: `${because}.`,
        command: commandFrom(context.vantage, `nslookup ${name}`),
      }),
    };
  }
  const cause = rcode === 'REFUSED' ? undefined : causeOf(context, name, resolver, resolution, exists);
  const because = cause?.because ?? (rcode === 'REFUSED' ? 'CoreDNS hands out no whole zone' : 'no object of the cluster makes that name');
  const told = hop({
    stage: 'dns',
    title: `no address for ${name}`,
    verdict: 'broken',
    reason: `${word}: ${because}.`,
    objects: cause?.objects ?? [],
    sources: cause?.sources ?? [],
    command: commandFrom(context.vantage, `nslookup ${name}`),
    ...(cause?.fix && { fix: cause.fix }),
    ...(cause?.instead && { instead: cause.instead }),
  });
  return { outcome: exists ? ('nodata' as const) : ('nxdomain' as const), because, hop: told };
}

function causeOf(context: Context, name: string, resolver: Resolver, { answers, name: found }: Resolution, exists: boolean) {
  const known = whyNoName(context, name, resolver);
  if (known) return known;
  const types = answers.map(({ type }) => type);
  return exists ? whyNoData(context, serviceOfName(context, found), types) : whyNotCompleted(context, name, types);
}

/** The record types that a client of these families asks for. */
export function addressTypes(families: readonly IpFamily[]): readonly string[] {
  return families.map((family) => (family === 'IPv4' ? 'A' : 'AAAA')).toSorted();
}
