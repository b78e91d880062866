import { isFinished, isPodReady } from '../../pod-status.ts';
import type { Pod } from '../../types.ts';

/** Counts towards the replicas that a controller keeps. */
// kubernetes pkg/controller/controller_utils.go IsPodActive
export function isActive(pod: Pod): boolean {
  return !isFinished(pod) && !pod.metadata.deletionTimestamp;
}

export function isReady(pod: Pod): boolean {
  return pod.status?.phase === 'Running' && isPodReady(pod);
}

export function isTerminating(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp !== undefined && !isFinished(pod);
}

/** More Pods of one owner than this are not made, however many replicas somebody types. */
const mostReplicas = 5000;

export function possibleReplicas(replicas: number): number {
  return Math.min(replicas, mostReplicas);
}

export function countOf<T>(items: readonly T[], test: (item: T) => boolean): number {
  let count = 0;
  for (const item of items) if (test(item)) count++;
  return count;
}

/** A status as the API server returns it: zeros of these fields are left out. */
export function withoutZeros<T extends Record<string, unknown>>(status: T, kept: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(status).filter(([key, value]) => value !== 0 || kept.includes(key)));
}
