import type { MatchedRule, PacketVerdict, ProxyBackend } from './packet.ts';
import { isLocalAddress, type ProxyNode, rangeHas } from './proxy-node.ts';
import type { ServiceTraffic } from './service-traffic.ts';
import type { Traveller } from './traveller.ts';
import { secondsInWords } from './words.ts';

interface Finding {
  readonly outcome: PacketVerdict['outcome'];
  readonly node: ProxyNode;
  readonly start: Traveller;
  /** The Service port that the packet is meant for. */
  readonly traffic?: ServiceTraffic;
  readonly backends: readonly ProxyBackend[];
  readonly rules: readonly MatchedRule[];
}

/** One sentence: why the packet fared as it did. */
export function reasonOf(finding: Finding): string {
  switch (finding.outcome) {
    case 'dnat':
      return sentReason(finding);
    case 'reject':
      return rejectReason(finding);
    case 'drop':
      return dropReason(finding);
    case 'pass':
      return passReason(finding);
  }
}

const nameOf = ({ info }: ServiceTraffic) => `Service ${info.service.namespace}/${info.service.name}`;
const portOf = ({ port, protocol }: Traveller) => `${protocol} port ${port}`;

function sentReason({ traffic, backends, node }: Finding): string {
  if (!traffic) return 'A rule gives the packet another destination.';
  const [only] = backends;
  const count = backends.length;
  const where =
    count === 1 && only
      ? `the one endpoint that ${node.name} may use for it, ${only.ip} port ${only.port}`
      : `one of ${count} endpoints, each with the same chance`;
  const seconds = traffic.info.affinitySeconds;
  const sticky = seconds === undefined ? '' : `; for ${secondsInWords(seconds)} the client then keeps the one it got`;
  return `${nameOf(traffic)} leads to ${where}${sticky}${sourceReason(backends)}.`;
}

function sourceReason(backends: readonly ProxyBackend[]): string {
  const sources = new Set(backends.map(({ source }) => source));
  if (sources.size > 1) return ', which sees either the client or the node as the sender';
  if (sources.has('node')) return ', which sees the node as the sender';
  return sources.has('kept') ? ', which sees the client as the sender' : '';
}

function rejectReason({ traffic, start }: Finding): string {
  if (!traffic) return `${start.to} is a cluster IP, but no Service has ${portOf(start)} there, so the packet is refused.`;
  return `${nameOf(traffic)} has no endpoint that is ready for ${portOf(start)}, so the packet is refused.`;
}

function dropReason({ traffic, node, start }: Finding): string {
  if (!traffic) {
    const unallocated = node.serviceRange !== undefined && rangeHas(node.serviceRange, start.to);
    return unallocated ? `${start.to} is a cluster IP that no Service has, so the packet is dropped.` : 'A rule drops the packet.';
  }
  const { info } = traffic;
  const isAtClusterIp = start.to === info.clusterIp;
  const isFiltered = info.loadBalancerIps.includes(start.to) && traffic.usesFirewallChain;
  if (isFiltered && !info.sourceRanges.some((range) => rangeHas(range, start.from))) {
    return `${nameOf(traffic)} admits only ${info.sourceRanges.join(', ')} at its load balancer's address, and ${start.from} is not among them, so the packet is dropped.`;
  }
  const policy = isAtClusterIp ? 'internalTrafficPolicy' : 'externalTrafficPolicy';
  return `${nameOf(traffic)} has ${policy} Local and no ready endpoint on ${node.name}, so the packet is dropped.`;
}

function passReason({ traffic, node, start }: Finding): string {
  const destination = `${start.to} ${portOf(start)}`;
  if (traffic) return `${nameOf(traffic)} has ${portOf(start)}, but no rule of kube-proxy takes a packet for it at ${start.to}.`;
  if (node.serviceRange !== undefined && rangeHas(node.serviceRange, start.to)) {
    return `No rule of kube-proxy is about ${destination}: the packet leaves for a cluster IP that is nowhere, and is lost.`;
  }
  const onwards = isLocalAddress(node, start.to) ? `it is for ${node.name} itself` : 'it goes on as it is';
  return `No rule of kube-proxy is about ${destination}: ${onwards}.`;
}
