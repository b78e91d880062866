import { slicesOf } from '../../../cluster/service-slices.ts';
import type { Service } from '../../../cluster/types.ts';
import { holderOf } from '../addresses/holder.ts';
import type { Context } from '../context.ts';

/** The node whose rules a packet meets first: the client's, or from outside the one that the address leads to. */
export function firstNode(context: Context, address: string): string {
  const { cluster, vantage } = context;
  if (vantage.from !== 'outside' || vantage.nodeGiven) return vantage.node;
  const holder = holderOf(cluster, address);
  if (holder?.is === 'node') return holder.node;
  const service = checkedByBalancer(context, address);
  return (service && nodesServing(context, service)[0]) ?? vantage.node;
}

/** The Service whose load balancer has the address and asks each node for its health, as it has to with externalTrafficPolicy Local. */
export function checkedByBalancer({ cluster, vantage }: Context, address: string): Service | undefined {
  const holder = holderOf(cluster, address);
  if (vantage.from !== 'outside' || vantage.nodeGiven || holder?.is !== 'service' || holder.as !== 'load balancer IP') return undefined;
  return holder.service.spec.externalTrafficPolicy === 'Local' ? holder.service : undefined;
}

function nodesServing({ cluster }: Context, { metadata }: Service): readonly string[] {
  const endpoints = slicesOf(cluster, metadata.namespace ?? '', metadata.name).flatMap((slice) => slice.endpoints ?? []);
  return endpoints.flatMap(({ conditions, nodeName }) => (nodeName && (conditions?.ready ?? true) ? nodeName : [])).toSorted();
}
