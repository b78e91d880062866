import type { Cluster } from '../cluster.ts';
import { addressOfReverseName, parseAddress } from './address.ts';
import { type Found, lookup, lookupAddress } from './lookup.ts';
import type { DnsAnswer, DnsQuestion, DnsRecord } from './message.ts';
import { absolute, isBelow } from './query-name.ts';
import { askUpstream } from './upstream.ts';

/** The `ttl` that kubeadm's Corefile gives the kubernetes plugin. */
const ttl = 30;
/** Aliases of aliases that CoreDNS follows. */
const longestChain = 10;
const schemaVersion = { data: '1.1.0', ttl: 28_800 };

/** The answer of the cluster's DNS to one question, as the kubernetes plugin gives it. */
// coredns plugin/kubernetes/handler.go ServeDNS
export function answer(cluster: Cluster, question: DnsQuestion): DnsAnswer {
  const asked = { ...question, name: absolute(question.name) };
  if (isMalformed(asked.name)) return { ...asked, rcode: 'FORMERR', aa: false, answer: [], authority: [], additional: [] };
  const zone = zoneOf(cluster, asked.name);
  if (zone === undefined) return askUpstream(asked);
  if (asked.type === 'AXFR' || asked.type === 'IXFR') {
    return { ...asked, rcode: 'REFUSED', aa: false, answer: [], authority: [], additional: [] };
  }
  const records = recordsFor(cluster, asked, zone);
  if (records === undefined && isReverseZone(zone)) return askUpstream(asked);
  const found = (records?.answer.length ?? 0) > 0;
  return {
    ...asked,
    rcode: records ? 'NOERROR' : 'NXDOMAIN',
    aa: true,
    answer: records?.answer ?? [],
    authority: found ? [] : [startOfAuthority(zone)],
    additional: found ? (records?.additional ?? []) : [],
  };
}

const reverseZones = ['in-addr.arpa.', 'ip6.arpa.'];
const isReverseZone = (zone: string) => reverseZones.includes(zone.toLowerCase());

/** The plugin's zone that a name is in, spelt as the question spells it. */
function zoneOf(cluster: Cluster, name: string): string | undefined {
  const zone = [`${cluster.settings.clusterDomain}.`, ...reverseZones].find((candidate) => isBelow(candidate, name));
  return zone && name.slice(-zone.length);
}

// RFC 1035 section 2.3.4
function isMalformed(name: string): boolean {
  return (
    name.length > 254 ||
    (name !== '.' &&
      name
        .slice(0, -1)
        .split('.')
        .some((label) => label === '' || label.length > 63))
  );
}

interface Records {
  readonly answer: readonly DnsRecord[];
  readonly additional?: readonly DnsRecord[];
}

/** Undefined where there is no such name. */
function recordsFor(cluster: Cluster, { name, type }: DnsQuestion, zone: string): Records | undefined {
  const lower = name.toLowerCase();
  const find = () => (isNameServer(lower, zone) || lower === zone.toLowerCase() ? [] : lookup(cluster, lower, zone));
  const record = (data: string, from: Found['from'], extra?: Partial<DnsRecord>) => ({
    name,
    type,
    ttl,
    data,
    ...extra,
    ...(from && { from }),
  });
  switch (type) {
    case 'A':
    case 'AAAA': {
      const answer = addressRecords(cluster, { name, type }, zone, []);
      return answer && { answer };
    }
    case 'SRV':
      return serviceRecords(name, find());
    case 'CNAME': {
      const [first] = find() ?? [];
      if (!first) return find() && { answer: [] };
      return { answer: parseAddress(first.host) ? [] : [record(absolute(first.host), first.from)] };
    }
    case 'TXT':
      if (lower === `dns-version.${zone.toLowerCase()}`) return { answer: [record(schemaVersion.data, undefined, schemaVersion)] };
      return lookup(cluster, lower, zone)?.length ? { answer: [] } : undefined;
    case 'PTR': {
      const address = addressOfReverseName(lower);
      if (address === undefined) return lookup(cluster, lower, zone) && { answer: [] };
      const hosts = lookupAddress(cluster, address);
      return hosts.length > 0
        ? {
            answer: unique(
              hosts.map(({ host, from }) => record(host, from)),
              ({ data }) => data,
            ),
          }
        : undefined;
    }
    case 'SOA':
      return { answer: lower === zone.toLowerCase() ? [startOfAuthority(zone)] : [] };
    default:
      return find() && { answer: [] };
  }
}

// coredns plugin/kubernetes/ns.go isDefaultNS
const isNameServer = (name: string, zone: string) => name === `ns.dns.${zone.toLowerCase()}`;

/** A or AAAA records, with the CNAME chain that leads to them. */
// coredns plugin/backend_lookup.go A, AAAA
function addressRecords(
  cluster: Cluster,
  { name, type }: DnsQuestion,
  zone: string,
  before: readonly DnsRecord[],
): readonly DnsRecord[] | undefined {
  const lower = name.toLowerCase();
  const found = isNameServer(lower, zone) || lower === zone.toLowerCase() ? [] : lookup(cluster, lower, zone);
  if (!found) return undefined;
  const family = type === 'A' ? 'IPv4' : 'IPv6';
  const records = found.flatMap(({ host, from }): readonly DnsRecord[] => {
    const address = parseAddress(host);
    if (address) return address.family === family ? [{ name, type, ttl, data: address.text, ...(from && { from }) }] : [];
    const target = absolute(host);
    const alias: DnsRecord = { name, type: 'CNAME', ttl, data: target, ...(from && { from }) };
    if (isBelow(lower, target) || before.length > longestChain || before.some((known) => sameAlias(known, alias))) return [];
    if (!isBelow(zone, target)) return [alias, ...answer(cluster, { name: target, type }).answer];
    const next = addressRecords(cluster, { name: target, type }, zone, [...before, alias]) ?? [];
    return next.length > 0 ? [alias, ...next] : [];
  });
  return unique(records, (record) => `${record.name} ${record.type} ${record.data}`);
}

const sameAlias = (a: DnsRecord, b: DnsRecord) =>
  a.name.toLowerCase() === b.name.toLowerCase() && a.data.toLowerCase() === b.data.toLowerCase();

// coredns plugin/backend_lookup.go SRV
function serviceRecords(name: string, found: readonly Found[] | undefined): Records | undefined {
  if (!found) return undefined;
  const inside = found.flatMap((one) => {
    const address = parseAddress(one.host);
    return address ? [{ ...one, address }] : [];
  });
  const weight = Math.max(1, Math.floor((100 / (100 * inside.length)) * 100));
  const served = inside.filter(({ port }) => port !== -1);
  return {
    answer: unique(
      served.map(({ port, name: target, from }) => ({
        name,
        type: 'SRV',
        ttl,
        data: `0 ${weight} ${port} ${target}`,
        ...(from && { from }),
      })),
      ({ data }) => data,
    ),
    additional: unique(
      served.map(({ address, name: target, from }) => {
        const type = address.family === 'IPv4' ? 'A' : 'AAAA';
        return { name: target, type, ttl, data: address.text, ...(from && { from }) };
      }),
      (record) => `${record.name} ${record.data}`,
    ),
  };
}

function startOfAuthority(zone: string): DnsRecord {
  return { name: zone, type: 'SOA', ttl, data: `ns.dns.${zone} hostmaster.${zone}` };
}

function unique<T>(list: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(list.toReversed().map((item) => [key(item), item])).values()].toReversed();
}
