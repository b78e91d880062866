import type { ProxyNode } from '../proxy-node.ts';
import type { ServiceTraffic } from '../service-traffic.ts';
import { chainNames } from './chain-names.ts';
import { fixedChains, fixedSets, type NftSetName } from './fixed-chains.ts';
import type { NftChain, NftElement, NftSet, NftTable } from './rule.ts';
import { affinitySets, serviceChains } from './service-chains.ts';
import { serviceElements } from './service-elements.ts';

/** kube-proxy's table of one family on a node with these Services. */
export function nftTable(node: ProxyNode, services: readonly ServiceTraffic[]): NftTable {
  const elements = new Map<NftSetName, Map<string, NftElement>>();
  const chains = new Map<string, NftChain>();
  const sets = new Map<string, NftSet>();
  const affinities: NftSet[] = [];
  for (const chain of fixedChains(node)) chains.set(chain.name, chain);
  for (const traffic of services) {
    const names = chainNames(traffic.info);
    for (const { set, element } of serviceElements(traffic, names)) {
      const inSet = elements.get(set) ?? new Map<string, NftElement>();
      // a key stands once: the first Service with an external IP and port has it
      if (!inSet.has(element.key)) inSet.set(element.key, element);
      elements.set(set, inSet);
    }
    for (const chain of serviceChains(traffic, names)) chains.set(chain.name, chain);
    affinities.push(...affinitySets(traffic));
  }
  for (const set of fixedSets(node)) {
    sets.set(set.name, { ...set, elements: [...set.elements, ...(elements.get(set.name)?.values() ?? [])] });
  }
  for (const set of affinities) sets.set(set.name, set);
  return { family: node.family === 'IPv4' ? 'ip' : 'ip6', sets, chains };
}
