import type { Cluster } from '../cluster.ts';
import type { IpFamily, ProxyMode } from '../settings.ts';
import type { Packet, PacketVerdict } from './packet.ts';

/** What `iptables-save` (or `ip6tables-save`) prints on a node. */
export function iptablesSave(_cluster: Cluster, _node: string, _family: IpFamily): string {
  return '';
}

/** What `nft list ruleset` prints on a node. */
export function nftRuleset(_cluster: Cluster, _node: string): string {
  return '';
}

/** What the rules of the packet's node do with it. */
export function meetPacket(_cluster: Cluster, _mode: ProxyMode, _packet: Packet): PacketVerdict {
  return { outcome: 'pass', backends: [], rules: [], reason: '' };
}
