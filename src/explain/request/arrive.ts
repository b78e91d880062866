import { findObject } from '../../cluster/cluster.ts';
import { allows } from '../../cluster/network-policy/index.ts';
import { refOf } from '../../cluster/object.ts';
import type { Pod, Protocol } from '../../cluster/types.ts';
import { type Context, cite, hop } from './context.ts';
import { declaresPort, endpointPorts, holderOf } from './holder.ts';
import { slicesNaming } from './slices-naming.ts';
import type { Answerer, Hop, Trace } from './trace.ts';

/** A packet at the end of its way: at a Pod's address and port, after every rewriting. */
export interface Arrival {
  readonly answerer: Answerer;
  readonly hops: readonly Hop[];
  /** Why nobody answers there. */
  readonly problem?: { readonly outcome: Trace['outcome']; readonly because: string };
}

export interface Destination {
  readonly address: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly share: number;
  readonly pod?: Pod;
}

/** Whether policies let it in, and whether something listens. */
export function arrive(context: Context, destination: Destination): Arrival {
  const { address, port, share } = destination;
  const pod = destination.pod ?? podAt(context, destination);
  const answerer: Answerer = { ref: pod && refOf(pod), address, port, share };
  const policy = policyHop(context, destination, pod);
  const stopped = stoppedBy(policy);
  if (policy && stopped) return { answerer, hops: [policy], problem: stopped };
  const end = pod ? podHop(context, pod, destination) : outsideHop(context, destination);
  const doubt = pod && doubtOf(pod, port, destination.protocol);
  return {
    answerer: doubt ? { ...answerer, doubt } : answerer,
    hops: [...(policy ? [policy] : []), end.hop],
    ...(end.problem ? { problem: end.problem } : {}),
  };
}

/** The Pod that an endpoint names; on the host network several share an address. */
function podAt({ cluster }: Context, { address, port, protocol }: Destination): Pod | undefined {
  const holder = holderOf(cluster, address);
  const named = slicesNaming(cluster, address).find(({ slice }) =>
    slice.ports?.some((one) => one.port === port && (one.protocol ?? 'TCP') === protocol),
  );
  const ref = named?.endpoint.targetRef;
  if (ref?.kind === 'Pod' && ref.name) return findObject(cluster, 'Pod', ref.namespace ?? named?.slice.metadata.namespace, ref.name);
  return holder?.is === 'pod' ? holder.pods[0] : undefined;
}

export function stoppedBy(policy: Hop | undefined): Arrival['problem'] {
  if (policy?.verdict !== 'broken') return undefined;
  return { outcome: 'timeout', because: policy.reason.replace(/^If your network plugin enforces it: /, '').replace(/\.$/, '') };
}

/** What the NetworkPolicies of both ends say; undefined where none is about either. */
export function policyHop(
  context: Context,
  { address, port, protocol }: Omit<Destination, 'share'>,
  pod: Pod | undefined,
): Hop | undefined {
  const { cluster, vantage, options } = context;
  if (options.enforcePolicies === false) return undefined;
  const to = pod && !pod.spec.hostNetwork ? `${pod.metadata.namespace}/${pod.metadata.name}` : address;
  const { egress, ingress } = allows(cluster, { from: vantage.policyName, to, port, protocol });
  const selecting = [...egress.selecting, ...ingress.selecting];
  const denied = [egress, ingress].find(({ allowed }) => !allowed);
  if (selecting.length === 0 && !denied) return undefined;
  const field = denied === egress ? 'spec.egress' : 'spec.ingress';
  const lines = [
    { text: `leaving ${vantage.label}: ${egress.reason}`, mark: egress.allowed ? ('taken' as const) : ('failed' as const) },
    {
      text: `entering ${pod?.metadata.name ?? address}: ${ingress.reason}`,
      mark: ingress.allowed ? ('taken' as const) : ('failed' as const),
    },
  ];
  const by = [egress.by, ingress.by].flatMap((one) => (one ? cite(context, one.policy, one.rule) : []));
  return hop({
    stage: 'policy',
    title: 'NetworkPolicy',
    verdict: denied ? 'broken' : 'ok',
    reason: denied
      ? `If your network plugin enforces it: ${denied.reason}`
      : 'The policies of both ends let it pass, if your network plugin enforces them at all.',
    lines,
    objects: selecting,
    sources: denied ? denied.selecting.flatMap((ref) => cite(context, ref, field)) : by,
    command: `kubectl describe networkpolicies -n ${(denied?.selecting[0] ?? selecting[0])?.namespace ?? 'default'}`,
  });
}

function podHop(
  context: Context,
  pod: Pod,
  { address, port, protocol }: Destination,
): { readonly hop: Hop; readonly problem?: Arrival['problem'] } {
  const ref = refOf(pod);
  const { name, namespace } = pod.metadata;
  const told = { stage: 'pod', title: `Pod ${name}`, objects: [ref], command: `kubectl exec -n ${namespace} ${name} -- ss -ltn` } as const;
  const declared = declaresPort(pod, port, protocol);
  const named = endpointPorts(context.cluster, address).has(`${protocol} ${port}`);
  if (!declared && !named) {
    const because = `nothing says that Pod ${name} listens on ${protocol} port ${port}${portsOf(pod, protocol)}`;
    return {
      hop: hop({ ...told, verdict: 'broken', reason: `Refused: ${because}.`, sources: cite(context, ref) }),
      problem: { outcome: 'refused', because },
    };
  }
  const self = context.vantage.ref?.kind === 'Pod' && context.vantage.ref.name === name && context.vantage.ref.namespace === namespace;
  const loop = self ? ' It is the very Pod that asks (hairpin): the connection leaves it and comes back.' : '';
  const ready = pod.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True');
  const cautions = [
    ...(declared
      ? []
      : [`No container of ${name} declares ${protocol} port ${port}; the model takes it to listen, because an endpoint names it.`]),
    ...(ready === false ? [`${name} is not ready: whether it answers is up to it.`] : []),
  ];
  const reason = cautions.length > 0 ? cautions.join(' ') : `A container declares ${protocol} port ${port}.`;
  return { hop: hop({ ...told, verdict: cautions.length > 0 ? 'caution' : 'ok', reason: reason + loop, sources: cite(context, ref) }) };
}

/** A declared port is only information, but one that is declared instead is a hint that nobody listens here. */
export function doubtOf(pod: Pod, port: number, protocol: Protocol): string | undefined {
  const others = portsOf(pod, protocol);
  return declaresPort(pod, port, protocol) || !others ? undefined : `if it listens on ${protocol} port ${port}${others}`;
}

export function portsOf({ spec }: Pod, protocol: Protocol): string {
  const ports = spec.containers.flatMap((container) =>
    (container.ports ?? []).filter((one) => (one.protocol ?? 'TCP') === protocol).map((one) => one.containerPort),
  );
  return ports.length > 0 ? `; its containers declare ${[...new Set(ports)].join(', ')}` : '';
}

function outsideHop(
  context: Context,
  { address, port, protocol }: Destination,
): { readonly hop: Hop; readonly problem?: Arrival['problem'] } {
  const slice = slicesNaming(context.cluster, address)[0]?.slice;
  const ref = slice && refOf(slice);
  const reason = `${address} is no Pod of this cluster. The model takes it to answer on ${protocol} port ${port}, because an endpoint names it.`;
  return {
    hop: hop({
      stage: 'endpoint',
      title: `${address}:${port}`,
      verdict: 'caution',
      reason,
      objects: ref ? [ref] : [],
      sources: ref ? cite(context, ref) : [],
    }),
  };
}
