import { type Cluster, findObject } from '../../../cluster/cluster.ts';
import { familyOfIp } from '../../../cluster/ip-address.ts';
import type { IpFamily } from '../../../cluster/settings.ts';

/** Where other machines reach a node: its first address inside the cluster, of the family if one is given. */
export function nodeAddress(cluster: Cluster, node: string, family?: IpFamily): string | undefined {
  const addresses = findObject(cluster, 'Node', undefined, node)?.status.addresses ?? [];
  return addresses.find(({ type, address }) => type === 'InternalIP' && (!family || familyOfIp(address) === family))?.address;
}
