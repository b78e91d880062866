import { type Cluster, findObject, listOf } from '../../cluster.ts';
import { isObservedIn } from '../../observed-cluster.ts';
import type { Gateway } from './types.ts';

export function hasClass(cluster: Cluster, { spec }: Gateway): boolean {
  return findObject(cluster, 'GatewayClass', undefined, spec.gatewayClassName) !== undefined;
}

/** Whether nobody serves a Gateway for want of its class. One of another cluster, pasted without any class, leaves that open. */
export function lacksClass(cluster: Cluster, gateway: Gateway): boolean {
  if (hasClass(cluster, gateway)) return false;
  return listOf(cluster, 'GatewayClass').length > 0 || !isObservedIn(cluster, gateway);
}
