import type { Pod } from './types.ts';

/** The addresses of a Pod, however its status gives them. */
export function podIpsOf({ status }: Pod): readonly string[] {
  if (status?.podIPs?.length) return status.podIPs.map(({ ip }) => ip);
  return status?.podIP ? [status.podIP] : [];
}

export function isPodReady({ status }: Pod): boolean {
  return status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True') ?? false;
}

/** Whether all its containers have ended, for good or ill. */
export function isFinished({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}
