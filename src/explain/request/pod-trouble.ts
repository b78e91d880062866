import type { Pod } from '../../cluster/types.ts';

interface ContainerStatus {
  readonly state?: { readonly waiting?: { readonly reason?: string }; readonly terminated?: { readonly reason?: string } };
}

/** What the Pods say themselves of why they do not serve, in brackets for the end of a sentence: ` (CrashLoopBackOff)`. */
export function troubleText(pods: readonly Pod[]): string {
  const reasons = [...new Set(pods.flatMap((pod) => troubleOf(pod) ?? []))];
  return reasons.length > 0 ? ` (${reasons.slice(0, 3).join(', ')})` : '';
}

function troubleOf({ status }: Pod): string | undefined {
  const containers = (status?.containerStatuses ?? []) as readonly ContainerStatus[];
  const reason = containers.map(({ state }) => state?.waiting?.reason ?? state?.terminated?.reason).find(Boolean);
  return reason ?? status?.conditions?.find(({ type, status: is }) => type === 'PodScheduled' && is === 'False')?.reason;
}
