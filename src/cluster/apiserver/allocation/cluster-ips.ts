import { type Cluster, listOf } from '../../cluster.ts';
import { growingSet } from '../../growing-set.ts';
import { hashOf } from '../../identity.ts';
import { formatIp, type IpAddress, parseCidr, parseIp, rangeContains, sizeOfRange } from '../../ip-address.ts';
import { type IpFamily, ranges } from '../../settings.ts';
import type { Service } from '../../types.ts';

/** The low addresses are for Services that ask for one. */
// kubernetes pkg/registry/core/service/ipallocator calculateRangeOffset
const reserved = { smallest: 16n, largest: 256n, share: 16n };

const addressesOf = growingSet(({ spec }: Service) => spec.clusterIPs ?? []);

/** The addresses that Services hold. */
function clusterIpsInUse(cluster: Cluster): ReadonlySet<string> {
  return addressesOf(listOf(cluster, 'Service'));
}

const serviceRanges = { IPv4: parseCidr(ranges.serviceCidr.IPv4), IPv6: parseCidr(ranges.serviceCidr.IPv6) };

/** Why a Service may not have the address it asks for; nothing when it may. */
// kubernetes pkg/registry/core/service/ipallocator/cidrallocator.go AllocateService
export function clusterIpRefusal(cluster: Cluster, family: IpFamily, text: string): string | undefined {
  const range = serviceRanges[family];
  const address = parseIp(text);
  if (!range || !address || !rangeContains(range, address) || isEdge(family, address)) {
    return 'the provided network does not match the current range';
  }
  return clusterIpsInUse(cluster).has(formatIp(address)) ? 'provided IP is already allocated' : undefined;
}

function isEdge(family: IpFamily, { bits }: IpAddress): boolean {
  const range = serviceRanges[family];
  if (!range) return true;
  return bits === range.bits || (family === 'IPv4' && bits === range.bits + sizeOfRange(range) - 1n);
}

/** An address that follows from the Service's identity, the next free one where that is taken; nothing when all are. */
export function nextClusterIp(cluster: Cluster, family: IpFamily, identity: string): string | undefined {
  const range = serviceRanges[family];
  if (!range) return undefined;
  const size = sizeOfRange(range);
  const share = size / reserved.share;
  const low = share < reserved.smallest ? reserved.smallest : share > reserved.largest ? reserved.largest : share;
  const count = size - low - 1n;
  const used = clusterIpsInUse(cluster);
  const start = BigInt(hashOf(`${family} ${identity}`)) % count;
  for (let i = 0n; i < count; i++) {
    const text = formatIp({ family, bits: range.bits + low + ((start + i) % count) });
    if (!used.has(text)) return text;
  }
  return undefined;
}
