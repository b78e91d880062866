import type { Cluster } from '../cluster.ts';
import type { IpFamily } from '../settings.ts';
import { printIptables } from './iptables/ruleset.ts';
import { printTable } from './nftables/print-table.ts';
import { nftTable } from './nftables/ruleset.ts';
import { proxyNode } from './proxy-node.ts';
import { isLargeCluster, serviceIndex, trafficOf } from './service-index.ts';

export { meetPacket } from './meet-packet.ts';
export { rulesOfService } from './rules-of-service.ts';

/** What `iptables-save` (or `ip6tables-save`) prints on a node. */
export function iptablesSave(cluster: Cluster, nodeName: string, family: IpFamily): string {
  const node = proxyNode(cluster, nodeName, family);
  const index = serviceIndex(cluster, family);
  const style = { endpointComments: !isLargeCluster(index, node) };
  return printIptables(node, trafficOf(index, node, index.all), style);
}

/** What `nft list ruleset` prints on a node. */
export function nftRuleset(cluster: Cluster, nodeName: string): string {
  const tables = (['IPv4', 'IPv6'] as const).map((family) => {
    const node = proxyNode(cluster, nodeName, family);
    const index = serviceIndex(cluster, family);
    return printTable(nftTable(node, trafficOf(index, node, index.all)));
  });
  return tables.join('');
}
