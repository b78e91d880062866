import type { Deployment, ReplicaSet } from '../../types.ts';
import { possibleReplicas } from './pod-facts.ts';

/** How far a rollout may go above and below the replicas wanted. */
interface RolloutLimits {
  readonly maxSurge: number;
  readonly maxUnavailable: number;
}

interface Strategy {
  type?: string;
  rollingUpdate?: { maxSurge?: number | string; maxUnavailable?: number | string };
}

export function isRecreate({ spec }: Deployment): boolean {
  return (spec.strategy as Strategy | undefined)?.type === 'Recreate';
}

// kubernetes pkg/controller/deployment/util/deployment_util.go ResolveFenceposts
export function rolloutLimits(deployment: Deployment): RolloutLimits {
  if (isRecreate(deployment)) return { maxSurge: 0, maxUnavailable: 0 };
  const replicas = wantedReplicas(deployment);
  const { maxSurge = '25%', maxUnavailable = '25%' } = (deployment.spec.strategy as Strategy | undefined)?.rollingUpdate ?? {};
  const surge = resolve(maxSurge, replicas, Math.ceil);
  const unavailable = resolve(maxUnavailable, replicas, Math.floor);
  return { maxSurge: surge, maxUnavailable: surge === 0 && unavailable === 0 ? 1 : Math.min(unavailable, replicas) };
}

function resolve(value: number | string, total: number, round: (value: number) => number): number {
  if (typeof value === 'number') return value;
  return round((Number.parseFloat(value) / 100) * total) || 0;
}

export function wantedReplicas({ spec }: Deployment): number {
  return possibleReplicas(spec.replicas ?? 1);
}

export function replicasOf({ spec }: ReplicaSet): number {
  return spec.replicas ?? 1;
}

export function statusCount({ status }: { status?: Record<string, unknown> }, field: string): number {
  const value = status?.[field];
  return typeof value === 'number' ? value : 0;
}

export function total(replicaSets: readonly ReplicaSet[], count: (replicaSet: ReplicaSet) => number): number {
  return replicaSets.reduce((sum, replicaSet) => sum + count(replicaSet), 0);
}
