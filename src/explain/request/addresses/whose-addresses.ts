import type { Cluster } from '../../../cluster/cluster.ts';
import { type Holder, holderOf } from './holder.ts';

/** `the cluster IP of Service web`, `addresses of Pods`; empty where they are not all of one sort, or nobody has one. */
export function whoseAddresses(cluster: Cluster, addresses: readonly string[]): string {
  const named = addresses.map((address) => partsOf(holderOf(cluster, address)));
  const [first] = named;
  if (!first || named.some((one) => one?.what !== first.what || one.kind !== first.kind)) return '';
  const isMany = named.length > 1;
  if (named.every((one) => one?.name === first.name))
    return `the ${first.what}${isMany ? first.plural : ''} of ${first.kind} ${first.name}`;
  return `${first.what}${first.plural} of ${first.kind}s`;
}

function partsOf(holder: Holder | undefined) {
  if (holder?.is === 'service') return { what: holder.as, plural: 's', kind: 'Service', name: holder.service.metadata.name };
  const pod = holder?.is === 'pod' ? holder.pods[0] : undefined;
  return pod && { what: 'address', plural: 'es', kind: 'Pod', name: pod.metadata.name };
}
