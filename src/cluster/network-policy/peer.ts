import { parseCidr, parseIp, rangeContains } from '../ip-address.ts';
import { matchesLabelSelector } from '../label-selector.ts';
import type { NetworkPolicyPeer } from '../types.ts';
import type { Party } from './party.ts';

type IpBlock = NonNullable<NetworkPolicyPeer['ipBlock']>;

/** Whether a peer of a policy in `namespace` is this party. A peer with both selectors wants both. */
export function peerIs({ podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer, namespace: string, party: Party): boolean {
  if (ipBlock) return party.addresses.some((address) => blockHas(ipBlock, address));
  if (!party.pod || (!podSelector && !namespaceSelector)) return false;
  const near = namespaceSelector
    ? matchesLabelSelector(namespaceSelector, party.namespaceLabels)
    : party.pod.metadata.namespace === namespace;
  return near && (!podSelector || matchesLabelSelector(podSelector, party.pod.metadata.labels));
}

function blockHas({ cidr, except = [] }: IpBlock, address: string): boolean {
  return inCidr(cidr, address) && !except.some((hole) => inCidr(hole, address));
}

function inCidr(cidr: string, address: string): boolean {
  const range = parseCidr(cidr);
  const ip = parseIp(address);
  return range !== undefined && ip !== undefined && rangeContains(range, ip);
}
