import { type Cluster, listOf } from '../../../cluster/cluster.ts';
import { allows } from '../../../cluster/network-policy/index.ts';
import { refOf } from '../../../cluster/object.ts';
import { isObservedCluster } from '../../../cluster/observed-cluster.ts';
import type { Pod, Protocol } from '../../../cluster/types.ts';
import { type Context, cite, fixOf, hop } from '../context.ts';
import { allowIn, type PolicyPeer, peerAsking } from '../mend/policy.ts';
import type { Hop, Trace } from '../trace.ts';

/** Where a packet ends up, after every rewriting. */
export interface PacketEnd {
  readonly address: string;
  readonly port: number;
  readonly protocol: Protocol;
}

/** Why nobody answers, for the end of a sentence. */
export interface Stopped {
  readonly outcome: Trace['outcome'];
  readonly because: string;
}

export function stoppedBy(policy: Hop | undefined): Stopped | undefined {
  if (policy?.verdict !== 'broken') return undefined;
  return { outcome: 'timeout', because: policy.reason.replace(/^If your network plugin enforces it: /, '').replace(/\.$/, '') };
}

/** What the NetworkPolicies of both ends say; undefined where it is known that none is about either. */
export function policyHop(context: Context, { address, port, protocol }: PacketEnd, pod: Pod | undefined): Hop | undefined {
  const { cluster, vantage, options } = context;
  if (options.enforcePolicies === false) return undefined;
  const to = pod && !pod.spec.hostNetwork ? `${pod.metadata.namespace}/${pod.metadata.name}` : address;
  const { egress, ingress } = allows(cluster, { from: vantage.policyName, to, port, protocol });
  const selecting = [...egress.selecting, ...ingress.selecting];
  const denied = [egress, ingress].find(({ allowed }) => !allowed);
  if (selecting.length === 0 && !denied) return policiesNotPasted(cluster);
  const field = denied === egress ? 'spec.egress' : 'spec.ingress';
  const lines = [
    { text: `leaving ${vantage.label}: ${egress.reason}`, mark: egress.allowed ? ('taken' as const) : ('failed' as const) },
    {
      text: `entering ${pod?.metadata.name ?? address}: ${ingress.reason}`,
      mark: ingress.allowed ? ('taken' as const) : ('failed' as const),
    },
  ];
  const opened = [{ port, protocol }];
  const target: PolicyPeer = pod && !pod.spec.hostNetwork ? { namespace: pod.metadata.namespace ?? 'default', pod } : { address };
  const edits = [
    egress.allowed ? [] : allowIn(context, 'egress', egress, target, opened),
    ingress.allowed ? [] : allowIn(context, 'ingress', ingress, peerAsking(vantage), opened),
  ];
  const mend = denied && edits.every((some) => some !== undefined) ? fixOf('Allow this in the policy', edits.flat()) : {};
  const guarded = denied && (denied === egress ? vantage.ref : pod && refOf(pod));
  const by = [egress.by, ingress.by].flatMap((one) => (one ? cite(context, one.policy, one.rule) : []));
  return hop({
    stage: 'policy',
    title: 'NetworkPolicy',
    verdict: denied ? 'broken' : 'ok',
    reason: denied
      ? `If your network plugin enforces it: ${denied.reason}`
      : 'The policies of both ends let it pass, if your network plugin enforces them at all.',
    lines,
    objects: guarded ? [...selecting, guarded] : selecting,
    sources: denied ? denied.selecting.flatMap((ref) => cite(context, ref, field)) : by,
    command: `kubectl describe networkpolicies -n ${(denied?.selecting[0] ?? selecting[0])?.namespace ?? 'default'}`,
    ...mend,
  });
}

/** `kubectl get all` gives out no policy, so their absence from what it gave says nothing. */
function policiesNotPasted(cluster: Cluster): Hop | undefined {
  if (!isObservedCluster(cluster) || listOf(cluster, 'NetworkPolicy').length > 0) return undefined;
  return hop({
    stage: 'policy',
    title: 'NetworkPolicy',
    verdict: 'caution',
    reason: 'No NetworkPolicy is among the manifests, and kubectl get all leaves them out: the model takes it that none stops this.',
    command: 'kubectl get networkpolicies -A -o yaml',
  });
}
