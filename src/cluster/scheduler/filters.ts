import type { Node, Pod, Taint } from '../types.ts';
import { matchesNodeAffinity } from './node-affinity.ts';
import { lackOf, requestsOf } from './resources.ts';

/** Why a node does not take a Pod, in the scheduler's words. */
export interface Misfit {
  readonly reason: string;
  /** Whether evicting Pods might help. */
  readonly preemptable: boolean;
}

// kubernetes pkg/scheduler/framework/plugins
export function misfitOf(
  pod: Pod,
  node: Node,
  load: { readonly pods: number; readonly hostPorts: ReadonlySet<string>; readonly used: ReadonlyMap<string, bigint> },
): Misfit | undefined {
  const unschedulable: Taint[] = node.spec.unschedulable ? [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }] : [];
  if (unschedulable.some((taint) => !tolerates(pod, taint))) return { reason: 'node(s) were unschedulable', preemptable: false };
  const taint = (node.spec.taints ?? []).find((each) => each.effect !== 'PreferNoSchedule' && !tolerates(pod, each));
  if (taint) return { reason: 'node(s) had untolerated taint(s)', preemptable: false };
  if (!matchesNodeAffinity(pod, node)) return { reason: "node(s) didn't match Pod's node affinity/selector", preemptable: false };
  if (hostPortsOf(pod).some((port) => load.hostPorts.has(port))) {
    return { reason: "node(s) didn't have free ports for the requested pod ports", preemptable: true };
  }
  if (load.pods >= Number(node.status.allocatable?.pods ?? Number.POSITIVE_INFINITY)) return { reason: 'Too many pods', preemptable: true };
  const lack = lackOf(requestsOf(pod), load.used, node);
  return lack && { reason: `Insufficient ${lack.name}`, preemptable: !lack.evenEmpty };
}

// kubernetes api core/v1/toleration.go ToleratesTaint
function tolerates({ spec }: Pod, taint: Taint): boolean {
  return (spec.tolerations ?? []).some(({ key, operator = 'Equal', value = '', effect }) => {
    if (effect && effect !== taint.effect) return false;
    if (key && key !== taint.key) return false;
    return operator === 'Exists' || (Boolean(key) && value === (taint.value ?? ''));
  });
}

/** `protocol/port` of each port of the node that the Pod takes for itself. */
export function hostPortsOf({ spec }: Pod): string[] {
  const sidecars = (spec.initContainers ?? []).filter((container) => container.restartPolicy === 'Always');
  return [...(spec.containers ?? []), ...sidecars].flatMap((container) =>
    (container.ports ?? []).flatMap(({ hostPort, protocol = 'TCP' }) => (hostPort ? [`${protocol}/${hostPort}`] : [])),
  );
}
