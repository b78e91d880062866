import { type Cluster, findObject } from '../cluster.ts';
import { canonicalIp, familyOfIp, formatIp, isLoopback, parseCidr, parseIp, rangeContains } from '../ip-address.ts';
import { type IpFamily, ipFamiliesOf, ranges } from '../settings.ts';

/** What kube-proxy knows of the node it runs on, for one address family. */
export interface ProxyNode {
  readonly name: string;
  readonly zone: string;
  readonly family: IpFamily;
  /** Where node ports are served; none if the node has no address of this family. */
  readonly ip?: string;
  /** The addresses of all Pods of the cluster; none if the cluster does not use this family. */
  readonly podRange?: string;
  readonly serviceRange?: string;
  /** An address of this node's Pods that the model gives to no Pod. */
  readonly unselectedPodIp: string;
}

export function proxyNode(cluster: Cluster, name: string, family: IpFamily): ProxyNode {
  const node = findObject(cluster, 'Node', undefined, name);
  const used = ipFamiliesOf(cluster.settings).includes(family);
  const ip = node?.status?.addresses?.find(({ type, address }) => type === 'InternalIP' && familyOfIp(address) === family)?.address;
  const zone =
    node?.metadata.labels?.['topology.kubernetes.io/zone'] ?? cluster.settings.nodes.find((setting) => setting.name === name)?.zone ?? '';
  const podRanges = [...(node?.spec?.podCIDRs ?? []), node?.spec?.podCIDR ?? ''];
  return {
    name,
    zone,
    family,
    unselectedPodIp: addressIn(podRanges.find((range) => parseCidr(range)?.family === family) ?? ranges.podCidr[family], 250n),
    ...(used && ip ? { ip: canonicalIp(ip) ?? ip } : {}),
    ...(used ? { podRange: podRangeOf(podRanges, family), serviceRange: ranges.serviceCidr[family] } : {}),
  };
}

/** The cluster's range around a node's own, which another cluster than the modelled one has chosen otherwise. */
function podRangeOf(ofNode: readonly string[], family: IpFamily): string {
  const own = ofNode.find((range) => parseCidr(range)?.family === family);
  const modelled = ranges.podCidr[family];
  if (!own || rangeHas(modelled, own.slice(0, own.indexOf('/')))) return modelled;
  const parts = own.slice(0, own.indexOf('/')).split(family === 'IPv4' ? '.' : ':');
  return family === 'IPv4' ? `${parts.slice(0, 2).join('.')}.0.0/16` : `${parts.slice(0, 3).join(':')}::/48`;
}

function addressIn(range: string, offset: bigint): string {
  const parsed = parseCidr(range);
  return parsed ? formatIp({ family: parsed.family, bits: parsed.bits + offset }) : '';
}

export function rangeHas(range: string, ip: string): boolean {
  const parsedRange = parseCidr(range);
  const parsedIp = parseIp(ip);
  return parsedRange !== undefined && parsedIp !== undefined && rangeContains(parsedRange, parsedIp);
}

/** Whether the kernel of the node takes an address for one of its own. */
export function isLocalAddress(node: ProxyNode, ip: string): boolean {
  return ip === node.ip || isLoopback(ip);
}

export const loopbackRange: Readonly<Record<IpFamily, string>> = { IPv4: '127.0.0.0/8', IPv6: '::1' };
