import type { Cluster } from '../cluster.ts';
import type { ObjectRef } from '../object.ts';
import type { ProxyMode } from '../settings.ts';
import { printRule } from './iptables/print-rule.ts';
import { serviceRules } from './iptables/service-rules.ts';
import { chainNames } from './nftables/chain-names.ts';
import { printChain, printElement, printSet } from './nftables/print-table.ts';
import { affinitySets, serviceChains } from './nftables/service-chains.ts';
import { serviceElements } from './nftables/service-elements.ts';
import { type ProxyNode, proxyNode } from './proxy-node.ts';
import { isLargeCluster, serviceIndex, trafficOf } from './service-index.ts';
import type { ServiceTraffic } from './service-traffic.ts';

/** The lines of a node's rules that are about one Service: `-t TABLE -A CHAIN …`; for nftables `add element …`, sets and chains. */
export function rulesOfService(cluster: Cluster, mode: ProxyMode, nodeName: string, service: ObjectRef): readonly string[] {
  return (['IPv4', 'IPv6'] as const).flatMap((family) => {
    const node = proxyNode(cluster, nodeName, family);
    const index = serviceIndex(cluster, family);
    const ours = index.all.filter(({ service: { namespace, name } }) => namespace === service.namespace && name === service.name);
    const endpointComments = mode === 'nftables' || !isLargeCluster(index, node);
    return trafficOf(index, node, ours).flatMap((traffic) =>
      mode === 'iptables' ? iptablesLines(traffic, endpointComments) : nftablesLines(traffic, node),
    );
  });
}

function iptablesLines(traffic: ServiceTraffic, endpointComments: boolean): readonly string[] {
  return serviceRules(traffic, { endpointComments }).map(({ table, chain, rule }) => `-t ${table} -A ${chain} ${printRule(rule)}`);
}

function nftablesLines(traffic: ServiceTraffic, node: ProxyNode): readonly string[] {
  const family = node.family === 'IPv4' ? 'ip' : 'ip6';
  const names = chainNames(traffic.info);
  return [
    ...serviceElements(traffic, names).map(({ set, element }) => `add element ${family} kube-proxy ${set} { ${printElement(element)} }`),
    ...affinitySets(traffic).flatMap((set) => outdented(printSet(set))),
    ...serviceChains(traffic, names).flatMap((chain) => outdented(printChain(family, chain))),
  ];
}

const outdented = (block: string) => block.split('\n').map((line) => line.replace(/^\t/, ''));
