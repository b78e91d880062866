import { type Cluster, listOf } from '../cluster.ts';
import { matchesLabelSelector } from '../label-selector.ts';
import { type ObjectRef, refOf } from '../object.ts';
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort, Protocol } from '../types.ts';
import { type Party, partyNamed } from './party.ts';
import { peerIs } from './peer.ts';
import { type Destination, portIs } from './port.ts';

/** `from` and `to` are `namespace/pod` or an address outside the cluster. */
export interface PolicyQuestion {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly protocol: Protocol;
}

export interface PolicyVerdict {
  readonly allowed: boolean;
  /** The policies that select the Pod in this direction; none means that everything is allowed. */
  readonly selecting: readonly ObjectRef[];
  /** The policy and rule that let it pass: `spec.ingress[0]`. */
  readonly by?: { readonly policy: ObjectRef; readonly rule: string };
  readonly reason: string;
}

type Direction = 'ingress' | 'egress';

interface Rule {
  readonly field: string;
  readonly peers: readonly NetworkPolicyPeer[];
  readonly ports: readonly NetworkPolicyPort[];
}

/** What the NetworkPolicies of both ends say of a new connection; answers of one that is allowed always pass. */
export function allows(cluster: Cluster, { from, to, port, protocol }: PolicyQuestion): { egress: PolicyVerdict; ingress: PolicyVerdict } {
  const source = partyNamed(cluster, from);
  const target = partyNamed(cluster, to);
  const destination = { pod: target.pod, port, protocol };
  return {
    egress: verdictOf(cluster, 'egress', source, target, destination),
    ingress: verdictOf(cluster, 'ingress', target, source, destination),
  };
}

function verdictOf(cluster: Cluster, direction: Direction, self: Party, peer: Party, destination: Destination): PolicyVerdict {
  const pass = (reason: string): PolicyVerdict => ({ allowed: true, selecting: [], reason });
  if (!self.pod) return pass(`${self.name} is not a Pod, so no NetworkPolicy selects it.`);
  if (self.name === peer.name) return pass('A Pod always reaches itself.');
  if (!peer.pod && peer.node !== undefined && peer.node === self.node)
    return pass('A Pod and the node it runs on always reach each other.');
  const policies = policiesFor(cluster, direction, self);
  const selecting = policies.map(refOf);
  const way = direction === 'ingress' ? 'incoming' : 'outgoing';
  if (policies.length === 0) return pass(`No NetworkPolicy selects ${self.name} for ${way} traffic, so all of it may pass.`);
  const what = `${direction === 'ingress' ? 'from' : 'to'} ${peer.name} on ${destination.protocol} port ${destination.port}`;
  for (const policy of policies) {
    const rule = rulesOf(policy, direction).find((candidate) => ruleTakes(candidate, policy, peer, destination));
    if (!rule) continue;
    const by = { policy: refOf(policy), rule: rule.field };
    return { allowed: true, selecting, by, reason: `${rule.field} of NetworkPolicy ${policy.metadata.name} allows traffic ${what}.` };
  }
  return { allowed: false, selecting, reason: deniedReason(policies, direction, self, what, peer) };
}

function policiesFor(cluster: Cluster, direction: Direction, { pod }: Party): readonly NetworkPolicy[] {
  return listOf(cluster, 'NetworkPolicy').filter(
    (policy) =>
      policy.metadata.namespace === pod?.metadata.namespace &&
      isAbout(policy, direction) &&
      matchesLabelSelector(policy.spec.podSelector ?? {}, pod?.metadata.labels),
  );
}

/** Without `policyTypes` a policy is about incoming traffic, and about outgoing traffic where it has rules for it. */
function isAbout({ spec }: NetworkPolicy, direction: Direction): boolean {
  const types = spec.policyTypes ?? ['Ingress', ...(spec.egress?.length ? ['Egress'] : [])];
  return types.includes(direction === 'ingress' ? 'Ingress' : 'Egress');
}

function rulesOf({ spec }: NetworkPolicy, direction: Direction): readonly Rule[] {
  const rules =
    direction === 'ingress'
      ? spec.ingress?.map(({ from = [], ports = [] }) => ({ peers: from, ports }))
      : spec.egress?.map(({ to = [], ports = [] }) => ({ peers: to, ports }));
  return (rules ?? []).map((rule, index) => ({ field: `spec.${direction}[${index}]`, ...rule }));
}

function ruleTakes({ peers, ports }: Rule, policy: NetworkPolicy, peer: Party, destination: Destination): boolean {
  return takesPeer(peers, policy, peer) && (ports.length === 0 || ports.some((port) => portIs(port, destination)));
}

function takesPeer(peers: readonly NetworkPolicyPeer[], policy: NetworkPolicy, peer: Party): boolean {
  return peers.length === 0 || peers.some((entry) => peerIs(entry, policy.metadata.namespace ?? '', peer));
}

function deniedReason(policies: readonly NetworkPolicy[], direction: Direction, self: Party, what: string, peer: Party): string {
  const names = policies.map(({ metadata }) => metadata.name).join(', ');
  const plural = policies.length > 1;
  const selected = `NetworkPolic${plural ? 'ies' : 'y'} ${names} select${plural ? '' : 's'} ${self.name}`;
  const rules = policies.flatMap((policy) => rulesOf(policy, direction).map((rule) => ({ rule, policy })));
  if (rules.length === 0)
    return `${selected} and allow${plural ? '' : 's'} no ${direction === 'ingress' ? 'incoming' : 'outgoing'} traffic at all.`;
  const near = rules.find(({ rule, policy }) => takesPeer(rule.peers, policy, peer));
  const hint = near ? ` ${near.rule.field} of ${near.policy.metadata.name} takes ${peer.name}, but not on this port.` : '';
  return `${selected}, and none of ${plural ? 'their' : 'its'} rules allows traffic ${what}.${hint}`;
}
