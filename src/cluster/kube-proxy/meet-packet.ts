import type { Cluster } from '../cluster.ts';
import type { ProxyMode } from '../settings.ts';
import type { Packet, PacketVerdict } from './packet.ts';

/** What the rules of the packet's node do with it. */
export function meetPacket(_cluster: Cluster, _mode: ProxyMode, _packet: Packet): PacketVerdict {
  return { outcome: 'pass', backends: [], rules: [], reason: '' };
}
