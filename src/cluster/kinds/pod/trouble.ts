import type { Pod } from '../../types.ts';

interface ContainerStatus {
  readonly state?: { readonly waiting?: { readonly reason?: string }; readonly terminated?: { readonly reason?: string } };
}

/** What a Pod says itself of why it does not serve, in a word: `CrashLoopBackOff`. */
export function troubleOf({ status }: Pod): string | undefined {
  const containers = (status?.containerStatuses ?? []) as readonly ContainerStatus[];
  const reason = containers.map(({ state }) => state?.waiting?.reason ?? state?.terminated?.reason).find(Boolean);
  return reason ?? status?.conditions?.find(({ type, status: is }) => type === 'PodScheduled' && is === 'False')?.reason;
}
