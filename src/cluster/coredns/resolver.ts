import { type Cluster, findObject } from '../cluster.ts';
import { keyOfRef } from '../object.ts';
import { isObservedCluster } from '../observed-cluster.ts';
import type { Pod } from '../types.ts';
import { parseAddress } from './address.ts';
import { answer } from './answer.ts';
import type { DnsAnswer } from './message.ts';
import { askUpstream } from './upstream.ts';

/** Who looks a name up. `namespace` is a new Pod there. */
export type Asker =
  | { readonly kind: 'pod'; readonly pod: Pod }
  | { readonly kind: 'namespace'; readonly namespace: string }
  | { readonly kind: 'node'; readonly node: string }
  | { readonly kind: 'outside' };

/** What `/etc/resolv.conf` says where the question is asked, and why. */
export interface Resolver {
  readonly nameservers: readonly string[];
  readonly search: readonly string[];
  readonly ndots: number;
  /** Who answers: CoreDNS, the node's own resolver that knows no name of the cluster, or one that the model knows nothing of. */
  readonly server: 'cluster' | 'node' | 'unknown';
  /** One sentence: the setting that makes it so. */
  readonly reason: string;
}

export interface ResolverTry {
  /** The absolute name that was asked for. */
  readonly name: string;
  readonly answers: readonly DnsAnswer[];
  /** Whether it ended the search. */
  readonly taken: boolean;
}

export interface Resolution {
  readonly tries: readonly ResolverTry[];
  /** The answers that the caller gets: those of the try that was taken, or of the last one. */
  readonly answers: readonly DnsAnswer[];
  /** The name that was found, absolute. */
  readonly name: string;
}

/** The cluster IP of the DNS Service; one whose place nobody knows has words instead, as a manual would. */
export function clusterDnsAddress(cluster: Cluster): string {
  return findObject(cluster, 'Service', 'kube-system', 'kube-dns')?.spec.clusterIP ?? '<cluster IP of kube-dns>';
}

/** What is taken for granted about the DNS of a cluster of which only a part was pasted; empty where its Service was. */
function assumedOfDns(cluster: Cluster): string {
  const ref = { kind: 'Service', namespace: 'kube-system', name: 'kube-dns' };
  if (cluster.sources[keyOfRef(ref)] || !isObservedCluster(cluster)) return '';
  const service = findObject(cluster, 'Service', ref.namespace, ref.name);
  const where = service ? `at ${service.spec.clusterIP}, the tenth address, as kubeadm has it` : 'at an address that they do not tell';
  return `Service kube-dns is not among the manifests: CoreDNS is taken to be well, and ${where}.`;
}

const nodeResolver = { nameservers: [], search: [], ndots: 1, server: 'node' } as const;

// kubernetes pkg/kubelet/network/dns/dns.go GetPodDNS
export function resolverOf(cluster: Cluster, asker: Asker): Resolver {
  if (asker.kind === 'outside') return { ...nodeResolver, reason: 'Outside the cluster nobody asks CoreDNS.' };
  if (asker.kind === 'node') return { ...nodeResolver, reason: `A process on ${asker.node} uses the machine's own resolver, not CoreDNS.` };
  if (asker.kind === 'namespace') return clusterFirst(cluster, asker.namespace, 'A Pod asks CoreDNS first (dnsPolicy ClusterFirst).');
  const { metadata, spec } = asker.pod;
  const namespace = metadata.namespace ?? 'default';
  const policy = spec.dnsPolicy ?? 'ClusterFirst';
  const base = podResolver(cluster, namespace, policy, spec.hostNetwork ?? false);
  return withConfig(cluster, base, spec.dnsConfig);
}

function podResolver(cluster: Cluster, namespace: string, policy: string, hostNetwork: boolean): Resolver {
  switch (policy) {
    case 'None':
      return { ...nodeResolver, server: 'unknown', reason: 'dnsPolicy None: only what dnsConfig says.' };
    case 'Default':
      return { ...nodeResolver, reason: "dnsPolicy Default: the node's own resolver, which knows no name of the cluster." };
    case 'ClusterFirstWithHostNet':
      return clusterFirst(cluster, namespace, 'dnsPolicy ClusterFirstWithHostNet: CoreDNS first, on the host network too.');
    default:
      return hostNetwork
        ? {
            ...nodeResolver,
            reason: "hostNetwork with dnsPolicy ClusterFirst: the Pod uses the node's own resolver, which knows no name of the cluster.",
          }
        : clusterFirst(cluster, namespace, 'dnsPolicy ClusterFirst: CoreDNS first.');
  }
}

function clusterFirst(cluster: Cluster, namespace: string, reason: string): Resolver {
  const domain = cluster.settings.clusterDomain;
  const search = [`${namespace}.svc.${domain}`, `svc.${domain}`, domain];
  const assumed = assumedOfDns(cluster);
  return {
    nameservers: [clusterDnsAddress(cluster)],
    search,
    ndots: 5,
    server: 'cluster',
    reason: assumed ? `${reason} ${assumed}` : reason,
  };
}

function withConfig(cluster: Cluster, base: Resolver, config: Pod['spec']['dnsConfig']): Resolver {
  if (!config) return base;
  const nameservers = [...new Set([...base.nameservers, ...(config.nameservers ?? [])])].slice(0, 3);
  const option = config.options?.findLast(({ name }) => name === 'ndots')?.value;
  const ndots = option !== undefined && /^\d+$/.test(option) ? Math.min(15, Number(option)) : base.ndots;
  const asksCluster = nameservers[0] !== undefined && parseAddress(nameservers[0])?.text === parseAddress(clusterDnsAddress(cluster))?.text;
  const server = base.server === 'cluster' || asksCluster ? 'cluster' : nameservers.length > 0 ? 'unknown' : base.server;
  return {
    nameservers,
    search: [...new Set([...base.search, ...(config.searches ?? []).map((search) => search.replace(/\.$/, ''))])].slice(0, 32),
    ndots,
    server,
    reason: base.reason,
  };
}

/** The absolute names that a resolver tries for a name, in order: as it is first where it has `ndots` dots or more. */
// resolv.conf(5): search, ndots
export function namesToTry({ search, ndots }: Pick<Resolver, 'search' | 'ndots'>, name: string): readonly string[] {
  if (name.endsWith('.')) return [name];
  const searched = search.map((suffix) => `${name}.${suffix}.`);
  return name.split('.').length - 1 >= ndots ? [`${name}.`, ...searched] : [...searched, `${name}.`];
}

/** Tries the names in order until one has a record of one of the types. */
export function resolve(cluster: Cluster, resolver: Resolver, name: string, types: readonly string[]): Resolution {
  const ask = (candidate: string, type: string) =>
    resolver.server === 'cluster' ? answer(cluster, { name: candidate, type }) : askUpstream({ name: candidate, type });
  const tries: ResolverTry[] = [];
  for (const candidate of namesToTry(resolver, name)) {
    const answers = types.map((type) => ask(candidate, type));
    const taken = answers.some(({ answer: records }) => records.length > 0);
    tries.push({ name: candidate, answers, taken });
    if (taken) break;
  }
  const chosen =
    tries.find(({ taken }) => taken) ?? tries.find(({ answers }) => answers.some(({ rcode }) => rcode === 'NOERROR')) ?? tries.at(-1);
  return { tries, answers: chosen?.answers ?? [], name: chosen?.name ?? name };
}
