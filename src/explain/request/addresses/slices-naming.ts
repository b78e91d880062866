import { type Cluster, listOf } from '../../../cluster/cluster.ts';
import { addressKey } from '../../../cluster/coredns/address.ts';
import type { Endpoint, EndpointSlice } from '../../../cluster/types.ts';

interface Naming {
  readonly slice: EndpointSlice;
  readonly endpoint: Endpoint;
}

const indexes = new WeakMap<Cluster, ReadonlyMap<string, readonly Naming[]>>();

/** The slices that name an address, with the endpoint that does. */
export function slicesNaming(cluster: Cluster, address: string): readonly Naming[] {
  let index = indexes.get(cluster);
  if (!index) {
    const made = new Map<string, Naming[]>();
    for (const slice of listOf(cluster, 'EndpointSlice')) {
      for (const endpoint of slice.endpoints ?? []) {
        for (const one of endpoint.addresses) {
          const key = addressKey(one);
          const list = made.get(key);
          if (list) list.push({ slice, endpoint });
          else made.set(key, [{ slice, endpoint }]);
        }
      }
    }
    index = made;
    indexes.set(cluster, index);
  }
  return index.get(addressKey(address)) ?? [];
}
