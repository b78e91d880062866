import { type Cluster, listOf } from '../../../cluster/cluster.ts';
import { addressKey } from '../../../cluster/coredns/address.ts';
import { entryOf } from '../../../cluster/entry-of.ts';
import { oncePerObject } from '../../../cluster/once-per-object.ts';
import type { Endpoint, EndpointSlice } from '../../../cluster/types.ts';

interface Naming {
  readonly slice: EndpointSlice;
  readonly endpoint: Endpoint;
}

const namingsByAddress = oncePerObject((cluster: Cluster) => {
  const namings = new Map<string, Naming[]>();
  for (const slice of listOf(cluster, 'EndpointSlice'))
    for (const endpoint of slice.endpoints ?? [])
      for (const address of endpoint.addresses) entryOf(namings, addressKey(address), () => []).push({ slice, endpoint });
  return namings;
});

/** The slices that name an address, with the endpoint that does. */
export function slicesNaming(cluster: Cluster, address: string): readonly Naming[] {
  return namingsByAddress(cluster).get(addressKey(address)) ?? [];
}
