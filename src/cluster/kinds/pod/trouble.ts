import type { Pod } from '../../types.ts';

interface ContainerStatus {
  readonly name?: string;
  readonly ready?: boolean;
  readonly started?: boolean;
  readonly state?: {
    readonly waiting?: { readonly reason?: string };
    readonly terminated?: { readonly reason?: string };
    readonly running?: object;
  };
}

/** What a Pod says itself of why it does not serve, in a word: `CrashLoopBackOff`. */
export function troubleOf(pod: Pod): string | undefined {
  const { status } = pod;
  const containers = (status?.containerStatuses ?? []) as readonly ContainerStatus[];
  const reason = containers.map(({ state }) => state?.waiting?.reason ?? state?.terminated?.reason).find(Boolean);
  const unplaced = status?.conditions?.find(({ type, status: is }) => type === 'PodScheduled' && is === 'False')?.reason;
  return reason ?? unplaced ?? failedProbe(pod, containers) ?? lostNode(pod);
}

function failedProbe({ spec }: Pod, containers: readonly ContainerStatus[]): string | undefined {
  const waiting = containers.filter(({ state, ready }) => state?.running && ready === false);
  for (const { name, started } of waiting) {
    const container = spec.containers.find((one) => one.name === name);
    if (started === false && container?.startupProbe) return 'startup probe fails';
    if (container?.readinessProbe) return 'readiness probe fails';
  }
  return undefined;
}

// kubernetes pkg/controller/util/node/controller_utils.go MarkPodsNotReady: of a lost node, only this condition is changed
function lostNode({ spec, status }: Pod): string | undefined {
  const stateOf = (wanted: string) => status?.conditions?.find(({ type }) => type === wanted)?.status;
  if (spec.readinessGates || stateOf('Ready') !== 'False' || stateOf('ContainersReady') !== 'True') return undefined;
  return 'NodeNotReady';
}
