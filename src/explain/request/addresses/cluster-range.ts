import { familyOfIp } from '../../../cluster/ip-address.ts';
import { rangeHas } from '../../../cluster/kube-proxy/proxy-node.ts';
import { ranges } from '../../../cluster/settings.ts';

/** What an address of the modelled cluster would belong to; undefined for one from elsewhere. */
export function clusterRangeOf(ip: string): 'Service' | 'Pod' | undefined {
  const family = familyOfIp(ip);
  if (rangeHas(ranges.serviceCidr[family], ip)) return 'Service';
  return rangeHas(ranges.podCidr[family], ip) ? 'Pod' : undefined;
}
