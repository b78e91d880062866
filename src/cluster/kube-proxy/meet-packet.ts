import type { Cluster } from '../cluster.ts';
import { canonicalIp, familyOfIp, isLoopback } from '../ip-address.ts';
import type { ProxyMode } from '../settings.ts';
import { iptablesRuleset } from './iptables/ruleset.ts';
import { iptablesHooks } from './iptables/walk.ts';
import { nftTable } from './nftables/ruleset.ts';
import { nftablesHooks } from './nftables/walk.ts';
import type { Packet, PacketVerdict, ProxyBackend } from './packet.ts';
import { isLocalAddress, type ProxyNode, proxyNode } from './proxy-node.ts';
import { reasonOf } from './reason.ts';
import { isLargeCluster, type ServiceIndex, serviceIndex, trafficOf } from './service-index.ts';
import type { ServicePortInfo } from './service-port.ts';
import type { ServiceTraffic } from './service-traffic.ts';
import { type HookRules, type Step, type Traveller, travel } from './traveller.ts';

/** What the rules of the packet's node do with it. */
export function meetPacket(cluster: Cluster, mode: ProxyMode, packet: Packet): PacketVerdict {
  const to = canonicalIp(packet.toIp) ?? packet.toIp;
  const node = proxyNode(cluster, packet.node, familyOfIp(to));
  const from = packet.fromIp ?? clientIp(packet, to, node);
  const index = serviceIndex(cluster, node.family);
  const start: Traveller = {
    from: canonicalIp(from) ?? from,
    to,
    port: packet.toPort,
    protocol: packet.protocol,
    marked: false,
    masqueraded: false,
    probability: 1,
    rules: [],
  };
  const near = trafficOf(index, node, servicesNear(index, node, start));
  const steps = travel(start, packet.from === 'node', node, rulesOf(mode, index, node, near));
  const meant = near.filter(({ info }) => isFor(info, node, start));
  return verdict(packet, node, start, meant, steps);
}

function clientIp({ from }: Packet, to: string, node: ProxyNode): string {
  if (from === 'pod') return node.unselectedPodIp;
  if (from === 'outside') return node.family === 'IPv4' ? '203.0.113.50' : '2001:db8::50';
  return isLoopback(to) ? to : (node.ip ?? to);
}

/** Only these Services can have a rule that such a packet meets; in the order of the whole ruleset, for the first to win. */
function servicesNear({ all, byAddress, byNodePort }: ServiceIndex, node: ProxyNode, { to, port }: Traveller): readonly ServicePortInfo[] {
  const atAddress = byAddress.get(to) ?? [];
  const atNodePort = isLocalAddress(node, to) ? (byNodePort.get(port) ?? []) : [];
  if (atAddress.length === 0 || atNodePort.length === 0) return [...atAddress, ...atNodePort];
  const near = new Set([...atAddress, ...atNodePort]);
  return all.filter((info) => near.has(info));
}

function isFor(info: ServicePortInfo, node: ProxyNode, { to, port, protocol }: Traveller): boolean {
  if (info.protocol !== protocol) return false;
  const isAtAddress = [info.clusterIp, ...info.externalIps, ...info.loadBalancerIps].includes(to);
  return (isAtAddress && info.port === port) || (info.nodePort === port && isLocalAddress(node, to));
}

function rulesOf(mode: ProxyMode, index: ServiceIndex, node: ProxyNode, near: readonly ServiceTraffic[]): HookRules {
  if (mode === 'nftables') return nftablesHooks(nftTable(node, near), node);
  return iptablesHooks(iptablesRuleset(node, near, { endpointComments: !isLargeCluster(index, node) }), node);
}

function verdict(
  packet: Packet,
  node: ProxyNode,
  start: Traveller,
  meant: readonly ServiceTraffic[],
  steps: readonly Step[],
): PacketVerdict {
  const sent = steps.filter(({ end, packet: arrived }) => end !== 'drop' && end !== 'reject' && arrived.endpoint);
  const lost = steps.find(({ end }) => end === 'reject') ?? steps.find(({ end }) => end === 'drop');
  const first = sent[0] ?? lost ?? steps[0];
  const outcome = sent.length > 0 ? 'dnat' : lost?.end === 'reject' ? 'reject' : lost ? 'drop' : 'pass';
  const traffic =
    (outcome === 'dnat' && meant.find(({ endpoints }) => endpoints.reachable.some((one) => one === first?.packet.endpoint))) || meant[0];
  const backends = sent.flatMap(({ packet: arrived }) => backendOf(arrived, packet.from !== 'node'));
  const sources = new Set(backends.map(({ source }) => source));
  const source = sources.size === 1 ? backends[0]?.source : undefined;
  const rules = first?.packet.rules.slice(0, first.packet.rulesBeforeChoice) ?? [];
  return {
    outcome,
    backends,
    rules,
    reason: reasonOf({ outcome, node, start, backends, rules, ...(traffic ? { traffic } : {}) }),
    ...(traffic ? { service: { ...traffic.info.service, port: traffic.info.portName || String(traffic.info.port) } } : {}),
    ...(source ? { source } : {}),
    ...(outcome === 'pass' && isLocalAddress(node, start.to) ? { toThisNode: true } : {}),
  };
}

function backendOf(arrived: Traveller, fromElsewhere: boolean): readonly ProxyBackend[] {
  const { endpoint, probability, rules, rulesBeforeChoice, masqueraded } = arrived;
  if (!endpoint) return [];
  return [
    {
      ip: endpoint.ip,
      port: endpoint.port,
      probability: Math.round(probability * 1e12) / 1e12,
      rules: rules.slice(rulesBeforeChoice),
      ...(endpoint.target ? { endpoint: endpoint.target } : {}),
      ...(fromElsewhere ? { source: masqueraded ? ('node' as const) : ('kept' as const) } : {}),
    },
  ];
}
