import type { Cluster } from '../../../cluster.ts';
import type { Pod } from '../../../types.ts';
import { ageOf } from '../age.ts';
import { age, type KindTable } from '../column.ts';
import { none, orNone } from '../format.ts';

interface ContainerStatus {
  readonly name: string;
  readonly ready?: boolean;
  readonly started?: boolean;
  readonly restartCount?: number;
  readonly lastState?: { readonly terminated?: { readonly finishedAt?: string } };
  readonly state?: {
    readonly running?: unknown;
    readonly waiting?: { readonly reason?: string };
    readonly terminated?: { readonly reason?: string; readonly exitCode: number; readonly signal?: number };
  };
}

interface PodSummary {
  readonly ready: string;
  readonly status: string;
  /** Those whose restarts count. */
  readonly counted: readonly ContainerStatus[];
}

const endOf = ({ reason, exitCode, signal }: { reason?: string; exitCode: number; signal?: number }) =>
  reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);

// kubernetes pkg/printers/internalversion/printers.go printPod
function summary({ metadata, spec, status }: Pod): PodSummary {
  const conditions = status.conditions ?? [];
  const isTrue = (name: string) => conditions.some(({ type, status: value }) => type === name && value === 'True');
  const sidecars = new Set((spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always').map(({ name }) => name));
  const total = spec.containers.length + sidecars.size;
  let reason = status.reason || status.phase || '';
  if (conditions.some((each) => each.type === 'PodScheduled' && each.reason === 'SchedulingGated')) reason = 'SchedulingGated';
  let ready = 0;
  let counted: ContainerStatus[] = [];
  let initializing = false;
  for (const [i, container] of ((status.initContainerStatuses ?? []) as ContainerStatus[]).entries()) {
    const { state } = container;
    counted.push(container);
    if (state?.terminated?.exitCode === 0) continue;
    if (sidecars.has(container.name) && container.started) {
      if (container.ready) ready++;
      continue;
    }
    const waiting = state?.waiting?.reason;
    if (state?.terminated) reason = `Init:${endOf(state.terminated)}`;
    else if (waiting && waiting !== 'PodInitializing') reason = `Init:${waiting}`;
    else reason = `Init:${i}/${spec.initContainers?.length ?? 0}`;
    initializing = true;
    break;
  }
  if (!initializing || isTrue('Initialized')) {
    const containers = (status.containerStatuses ?? []) as ContainerStatus[];
    counted = [...counted.filter(({ name }) => sidecars.has(name)), ...containers];
    let hasRunning = false;
    for (const { state, ready: isReady } of containers.toReversed()) {
      if (state?.waiting?.reason) reason = state.waiting.reason;
      else if (state?.terminated) reason = endOf(state.terminated);
      else if (isReady && state?.running) {
        hasRunning = true;
        ready++;
      }
    }
    if (reason === 'Completed' && hasRunning) reason = isTrue('Ready') ? 'Running' : 'NotReady';
  }
  const isOver = status.phase === 'Failed' || status.phase === 'Succeeded';
  if (metadata.deletionTimestamp) {
    if (status.reason === 'NodeLost') reason = 'Unknown';
    else if (!isOver) reason = 'Terminating';
  }
  return { ready: `${ready}/${total}`, status: reason, counted };
}

function restarts(pod: Pod, cluster: Cluster): string {
  const { counted } = summary(pod);
  const total = counted.reduce((sum, { restartCount = 0 }) => sum + restartCount, 0);
  const last = counted.flatMap(({ lastState }) => lastState?.terminated?.finishedAt ?? []).sort();
  return total > 0 && last.length > 0 ? `${total} (${ageOf(cluster, last.at(-1))} ago)` : String(total);
}

function readinessGates({ spec, status }: Pod): string {
  const gates = spec.readinessGates ?? [];
  if (gates.length === 0) return none;
  const open = gates.filter(({ conditionType }) =>
    status.conditions?.some((each) => each.type === conditionType && each.status === 'True'),
  );
  return `${open.length}/${gates.length}`;
}

export const podTable: KindTable<Pod> = {
  columns: [
    { header: 'READY', cell: (pod) => summary(pod).ready },
    { header: 'STATUS', cell: (pod) => summary(pod).status },
    { header: 'RESTARTS', cell: restarts },
    age,
    { header: 'IP', wide: true, cell: ({ status }) => orNone(status.podIPs?.[0]?.ip ?? status.podIP) },
    { header: 'NODE', wide: true, cell: ({ spec }) => orNone(spec.nodeName) },
    { header: 'NOMINATED NODE', wide: true, cell: ({ status }) => orNone(status.nominatedNodeName as string | undefined) },
    { header: 'READINESS GATES', wide: true, cell: readinessGates },
  ],
};
