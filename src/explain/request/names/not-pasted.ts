import { type Cluster, findObject } from '../../../cluster/cluster.ts';
import type { Resolution, Resolver } from '../../../cluster/coredns/index.ts';
import { tellsServicesOf } from '../../../cluster/observed-cluster.ts';
import { asSentence } from '../as-sentence.ts';
import { type Context, hop } from '../context.ts';
import type { Hop } from '../trace.ts';
import { commandFrom } from '../vantage.ts';
import { isMeantForCluster } from './spelt-name.ts';
import { whyNoName } from './why-no-name.ts';

interface NotKnown {
  readonly told: Hop;
  readonly outcome: 'unknown';
  readonly because: string;
}

interface Asked {
  readonly resolver: Resolver;
  readonly resolution: Resolution;
}

/** Why a name without a record is unknown rather than missing: none of the Services around it was pasted. */
export function whyNotKnown(context: Context, name: string, { resolver, resolution }: Asked): NotKnown | undefined {
  const { cluster, vantage } = context;
  if (resolver.server !== 'cluster' || !isMeantForCluster(cluster, name, vantage.namespace)) return undefined;
  const namespace = namespaceWithoutServices(cluster, resolution);
  if (namespace === undefined || whyNoName(context, name, resolver)?.instead) return undefined;
  const because = `no Service of namespace ${namespace} is among the manifests, so whether ${name.replace(/\.$/, '')} exists is not known`;
  const told = hop({
    stage: 'dns',
    title: `no Service of ${namespace} was pasted`,
    verdict: 'unknown',
    reason: asSentence(because),
    command: commandFrom(vantage, `nslookup ${name}`),
  });
  return { told, outcome: 'unknown', because };
}

/** The namespace in which the name would be, where some of a running cluster was pasted and none of that namespace's Services. */
function namespaceWithoutServices(cluster: Cluster, { tries }: Resolution): string | undefined {
  const meant = tries.flatMap(({ name }) => /([^.]+)\.svc\./.exec(name)?.[1] ?? []);
  const namespace = meant.find((name) => findObject(cluster, 'Namespace', undefined, name));
  return namespace === undefined || tellsServicesOf(cluster, namespace) ? undefined : namespace;
}
