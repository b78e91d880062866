import { findObject } from '../../../cluster/cluster.ts';
import type { PolicyVerdict } from '../../../cluster/network-policy/index.ts';
import type { ObjectRef } from '../../../cluster/object.ts';
import type { TextEdit } from '../../../cluster/source.ts';
import type { Pod, Protocol } from '../../../cluster/types.ts';
import { editField, type Given } from '../context.ts';
import type { Vantage } from '../vantage.ts';
import { editBeside, editFirstItem } from './edit-beside.ts';
import { flowText, type Written } from './flow-text.ts';

/** Labels that tell one Pod from its fellows, or one revision from the next. */
const passing =
  /^(?:pod-template-hash|pod-template-generation|controller-revision-hash|statefulset\.kubernetes\.io\/|apps\.kubernetes\.io\/|batch\.kubernetes\.io\/|job-name|controller-uid)/;

/** The other end of a connection: a Pod, any Pod of a namespace, or an address. */
export type PolicyPeer = { readonly namespace: string; readonly pod?: Pod } | { readonly address: string };

export interface OpenedPort {
  readonly port: number;
  readonly protocol: Protocol;
}

/** An edit that adds a rule to the first policy that refused; undefined where its place is not found. */
export function allowIn(
  given: Given,
  direction: 'ingress' | 'egress',
  { selecting: [policy] }: PolicyVerdict,
  peer: PolicyPeer,
  ports: readonly OpenedPort[],
): readonly TextEdit[] | undefined {
  if (!policy) return undefined;
  const side = direction === 'ingress' ? 'from' : 'to';
  const rule = { [side]: [peerOf(peer, policy)], ports: ports.map(({ port, protocol }) => ({ protocol, port })) };
  const list = `spec.${direction}`;
  const rules = findObject(given.cluster, 'NetworkPolicy', policy.namespace, policy.name)?.spec[direction];
  if (rules?.length) return editFirstItem(given, policy, list, rule);
  return editField(given, policy, list, '[]', flowText([rule])) ?? editBeside(given, policy, 'spec.podSelector', direction, [rule]);
}

/** The one who asks, as a policy would name it. */
export function peerAsking({ asker, from, policyName, namespace }: Vantage): PolicyPeer {
  if (from !== 'pod') return { address: policyName };
  return asker.kind === 'pod' ? { namespace, pod: asker.pod } : { namespace };
}

function peerOf(peer: PolicyPeer, policy: ObjectRef): Written {
  if ('address' in peer) return { ipBlock: { cidr: `${peer.address}/${peer.address.includes(':') ? 128 : 32}` } };
  const labels = Object.entries(peer.pod?.metadata.labels ?? {}).filter(([key]) => !passing.test(key));
  const podSelector: Written = labels.length > 0 ? { matchLabels: Object.fromEntries(labels) } : {};
  if (peer.namespace === policy.namespace) return { podSelector };
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': peer.namespace } }, podSelector };
}
