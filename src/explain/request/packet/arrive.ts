import { findObject } from '../../../cluster/cluster.ts';
import { refOf } from '../../../cluster/object.ts';
import { isPodReady } from '../../../cluster/pod-status.ts';
import type { Pod, Protocol } from '../../../cluster/types.ts';
import { holderOf } from '../addresses/holder.ts';
import { declaredPorts, declaresPort, endpointPorts } from '../addresses/ports.ts';
import { slicesNaming } from '../addresses/slices-naming.ts';
import { citeContainerPort, citeSlice } from '../cited-fields.ts';
import { type Context, hop } from '../context.ts';
import { insteadWithPort } from '../mend/instead-with-port.ts';
import type { Answerer, Hop } from '../trace.ts';
import { type PacketEnd, policyHop, type Stopped, stoppedBy } from './policy-hop.ts';

/** A packet at the end of its way: at a Pod's address and port, after every rewriting. */
export interface Arrival {
  readonly answerer: Answerer;
  /** Told of the one that is taken; there may be thousands. */
  readonly hops: () => readonly Hop[];
  /** Why nobody answers there. */
  readonly problem?: Stopped;
}

export interface Destination extends PacketEnd {
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
  if (policy && stopped) return { answerer, hops: () => [policy], problem: stopped };
  const because = pod && whyRefused(context, pod, destination);
  const doubt = pod && doubtOf(pod, port, destination.protocol);
  return {
    answerer: doubt ? { ...answerer, doubt } : answerer,
    hops: () => [...(policy ? [policy] : []), pod ? podHop(context, pod, destination, because) : outsideHop(context, destination)],
    ...(because ? { problem: { outcome: 'refused', because } } : {}),
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

function whyRefused({ cluster }: Context, pod: Pod, { address, port, protocol }: Destination): string | undefined {
  if (declaresPort(pod, port, protocol) || endpointPorts(cluster, address).has(`${protocol} ${port}`)) return undefined;
  return `nothing says that Pod ${pod.metadata.name} listens on ${protocol} port ${port}${portsOf(pod, protocol)}`;
}

function podHop(context: Context, pod: Pod, { port, protocol }: Destination, refused: string | undefined): Hop {
  const { name, namespace } = pod.metadata;
  const told = {
    stage: 'pod',
    title: `Pod ${name}`,
    objects: [refOf(pod)],
    sources: citeContainerPort(context, pod, port, protocol),
    command: `kubectl exec -n ${namespace} ${name} -- ss -ltn`,
  } as const;
  if (refused) return hop({ ...told, verdict: 'broken', reason: `Refused: ${refused}.`, ...insteadOf(context, pod, port, protocol) });
  const self = context.vantage.ref?.kind === 'Pod' && context.vantage.ref.name === name && context.vantage.ref.namespace === namespace;
  const loop = self ? ' It is the very Pod that asks (hairpin): the connection leaves it and comes back.' : '';
  const cautions = [
    ...(declaresPort(pod, port, protocol)
      ? []
      : [`No container of ${name} declares ${protocol} port ${port}; the model takes it to listen, because an endpoint names it.`]),
    ...(pod.metadata.deletionTimestamp ? [`${name} is terminating: it answers until its grace period ends.`] : []),
    ...(pod.status.conditions && !isPodReady(pod) ? [`${name} is not ready: whether it answers is up to it.`] : []),
  ];
  const reason = cautions.length > 0 ? cautions.join(' ') : `A container declares ${protocol} port ${port}.`;
  return hop({ ...told, verdict: cautions.length > 0 ? 'caution' : 'ok', reason: reason + loop });
}

/** Who is terminating will not answer for long. A declared port is only information, but one that is declared instead is a hint that nobody listens here. */
export function doubtOf(pod: Pod, port: number, protocol: Protocol): string | undefined {
  if (pod.metadata.deletionTimestamp) return 'while it is terminating';
  const others = portsOf(pod, protocol);
  return declaresPort(pod, port, protocol) || !others ? undefined : `if it listens on ${protocol} port ${port}${others}`;
}

export function portsOf(pod: Pod, protocol: Protocol): string {
  const ports = declaredPorts(pod, protocol);
  return ports.length > 0 ? `; its containers declare ${ports.join(', ')}` : '';
}

function insteadOf({ command }: Context, pod: Pod, port: number, protocol: Protocol): Pick<Hop, 'instead'> {
  const [only, more] = declaredPorts(pod, protocol);
  const instead = only !== undefined && more === undefined ? insteadWithPort(command, port, only) : undefined;
  return instead ? { instead } : {};
}

function outsideHop(context: Context, { address, port, protocol }: Destination): Hop {
  const slice = slicesNaming(context.cluster, address)[0]?.slice;
  return hop({
    stage: 'endpoint',
    title: `${address}:${port}`,
    verdict: 'caution',
    reason: `${address} is no Pod of this cluster. The model takes it to answer on ${protocol} port ${port}, because an endpoint names it.`,
    objects: slice ? [refOf(slice)] : [],
    sources: slice ? citeSlice(context, slice, address) : [],
  });
}
