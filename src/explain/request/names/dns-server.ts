import { type Cluster, findObject, listOf } from '../../../cluster/cluster.ts';
import { clusterDnsAddress, type Resolver } from '../../../cluster/coredns/index.ts';
import { allows, type PolicyVerdict } from '../../../cluster/network-policy/index.ts';
import { refOf } from '../../../cluster/object.ts';
import type { Pod } from '../../../cluster/types.ts';
import { asSentence } from '../as-sentence.ts';
import { type Context, cite, citeAll, fixOf, hop } from '../context.ts';
import { allowIn } from '../mend/policy.ts';
import { whyNobody } from '../nobody/why-nobody.ts';
import type { Hop, Trace } from '../trace.ts';

/** Why a question never comes to CoreDNS, so that every name fails alike. */
interface Unreached {
  readonly hops: readonly Hop[];
  readonly outcome: Trace['outcome'];
  readonly because: string;
}

/** Undefined where the resolver gets an answer, whatever it is. */
export function dnsUnreached(context: Context, resolver: Resolver): Unreached | undefined {
  if (resolver.server !== 'cluster') return undefined;
  return nobodyServes(context) ?? policyForbids(context);
}

/** kube-proxy rejects what is sent to a Service without a ready endpoint, that of CoreDNS not excepted. */
function nobodyServes(context: Context): Unreached | undefined {
  const service = findObject(context.cluster, 'Service', 'kube-system', 'kube-dns');
  const cause = service && whyNobody(context, service);
  if (!service || !cause) return undefined;
  const because = `nobody answers at ${clusterDnsAddress(context.cluster)}, so no name can be looked up: Service kube-dns has no ready endpoint, because ${cause.because}`;
  const { fix, instead: _, objects, sources } = cause;
  const told = hop({
    stage: 'dns',
    title: 'CoreDNS is down',
    verdict: 'broken',
    reason: asSentence(because),
    objects: [refOf(service), ...objects],
    sources: [...citeAll(context, [refOf(service)]), ...sources],
    command: 'kubectl get pods -n kube-system -l k8s-app=kube-dns',
    ...(fix && { fix }),
  });
  return { hops: [told], outcome: 'refused', because };
}

/** A policy that lets a Pod send nothing lets it ask no name, either: the commonest surprise of an egress policy. */
function policyForbids(context: Context): Unreached | undefined {
  const { cluster, vantage, options } = context;
  if (options.enforcePolicies === false || vantage.from !== 'pod') return undefined;
  const servers = dnsPods(cluster);
  const verdicts = servers.map(({ metadata }) =>
    allows(cluster, { from: vantage.policyName, to: `kube-system/${metadata.name}`, port: 53, protocol: 'UDP' }),
  );
  const denied = verdicts.flatMap(({ egress, ingress }) => [egress, ingress].find(({ allowed }) => !allowed) ?? []);
  if (servers.length === 0 || denied.length < servers.length) return undefined;
  const [first] = denied;
  const isOwn = first !== undefined && verdicts[0]?.egress === first;
  const because = `If your network plugin enforces it: ${first?.reason} So not even a name can be looked up (UDP port 53 to ${clusterDnsAddress(cluster)}).`;
  const told = hop({
    stage: 'policy',
    title: 'the way to CoreDNS',
    verdict: 'broken',
    reason: because,
    objects: [...(first?.selecting ?? []), ...(isOwn && vantage.ref ? [vantage.ref] : [])],
    sources: (first?.selecting ?? []).flatMap((ref) => cite(context, ref, 'spec.egress')),
    command: 'kubectl get networkpolicies -A',
    ...(isOwn ? allowDns(context, first) : {}),
  });
  return { hops: [told], outcome: 'timeout', because };
}

export function dnsPods(cluster: Cluster): readonly Pod[] {
  return listOf(cluster, 'Pod').filter(
    ({ metadata, status }) => metadata.namespace === 'kube-system' && metadata.labels?.['k8s-app'] === 'kube-dns' && status.podIP,
  );
}

/** What lets those ask CoreDNS whose outgoing traffic was refused. */
export function allowDns(given: Pick<Context, 'cluster' | 'options'>, refused: PolicyVerdict): Pick<Hop, 'fix'> {
  const [pod] = dnsPods(given.cluster);
  const opened = [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ] as const;
  return pod ? fixOf('Allow DNS in the policy', allowIn(given, 'egress', refused, { namespace: 'kube-system', pod }, opened)) : {};
}
