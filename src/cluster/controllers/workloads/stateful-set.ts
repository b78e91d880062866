import type { Pod, PodSpec, StatefulSet } from '../../types.ts';
import type { ControlPlane } from '../control-plane.ts';
import { claimPods } from './claim-pods.ts';
import { countOf, isActive, isReady, possibleReplicas, withoutZeros } from './pod-facts.ts';
import { podFromTemplate } from './pod-template.ts';
import { claimsOf, currentRevision, indexLabel, nameLabel, type Revision, revisionLabel, updateRevision } from './stateful-set-revision.ts';

/** Makes, deletes and renews the Pods of a StatefulSet in the order of their ordinals, as far as readiness lets it. */
// kubernetes pkg/controller/statefulset/stateful_set_control.go updateStatefulSet
export function syncStatefulSet(plane: ControlPlane, set: StatefulSet): void {
  const pods = claimPods(plane, set, set.spec.selector, (pod) => ordinalOf(set, pod) !== undefined);
  for (const pod of pods) advance(plane, set, pod);
  const update = updateRevision(set);
  const current = currentRevision(set, pods, update);
  if (scale(plane, set, { current, update })) renew(plane, set, update);
  const left = plane.ownedBy(set, 'Pod');
  plane.put({ ...set, status: statusOf(set, left, update.name) } as StatefulSet);
}

function advance(plane: ControlPlane, set: StatefulSet, pod: Pod): void {
  plane.advance(pod, { workload: set.metadata.name, index: () => (ordinalOf(set, pod) ?? 0) - firstOrdinal(set) });
}

function firstOrdinal({ spec }: StatefulSet): number {
  return spec.ordinals?.start ?? 0;
}

/** Pods with a lower ordinal keep the revision that they have. */
function firstRenewed(set: StatefulSet): number {
  const { rollingUpdate } = (set.spec.updateStrategy ?? {}) as { rollingUpdate?: { partition?: number } };
  return firstOrdinal(set) + (rollingUpdate?.partition ?? 0);
}

function replicasOf({ spec }: StatefulSet): number {
  return possibleReplicas(spec.replicas ?? 1);
}

function ordinalOf({ metadata }: StatefulSet, pod: Pod): number | undefined {
  const digits = pod.metadata.name.startsWith(`${metadata.name}-`) ? pod.metadata.name.slice(metadata.name.length + 1) : '';
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}

function isOrdered({ spec }: StatefulSet): boolean {
  return (spec.podManagementPolicy ?? 'OrderedReady') === 'OrderedReady';
}

/** Whether there is nothing more to wait for. */
// kubernetes pkg/controller/statefulset/stateful_set_control.go processReplica, processCondemned
function scale(plane: ControlPlane, set: StatefulSet, { current, update }: Readonly<Record<'current' | 'update', Revision>>): boolean {
  const first = firstOrdinal(set);
  for (let ordinal = first; ordinal < first + replicasOf(set); ordinal++) {
    const existing = plane.get('Pod', set.metadata.namespace, `${set.metadata.name}-${ordinal}`);
    const pod = existing ?? makePod(plane, set, ordinal, ordinal < firstRenewed(set) ? current : update);
    if (!pod || (isOrdered(set) && (!isReady(pod) || pod.metadata.deletionTimestamp))) return false;
  }
  const byOrdinal = ordered(set, plane.ownedBy(set, 'Pod'));
  const condemned = byOrdinal.filter((pod) => !isWanted(set, pod)).reverse();
  for (const pod of condemned) {
    if (isOrdered(set) && (pod.metadata.deletionTimestamp || waitsFor(byOrdinal, pod, plane))) return false;
    if (!pod.metadata.deletionTimestamp) plane.remove(pod);
  }
  return true;
}

/** An unhealthy Pod of a lower ordinal holds up the deletion of a healthy one. */
function waitsFor(byOrdinal: readonly Pod[], target: Pod, plane: ControlPlane): boolean {
  const firstUnhealthy = byOrdinal.find((pod) => plane.current(pod) && (!isReady(pod) || pod.metadata.deletionTimestamp));
  return firstUnhealthy !== undefined && firstUnhealthy !== target && !isReady(target);
}

function isWanted(set: StatefulSet, pod: Pod): boolean {
  const ordinal = ordinalOf(set, pod) ?? -1;
  return ordinal >= firstOrdinal(set) && ordinal < firstOrdinal(set) + replicasOf(set);
}

function ordered(set: StatefulSet, pods: readonly Pod[]): Pod[] {
  return [...pods].sort((a, b) => (ordinalOf(set, a) ?? 0) - (ordinalOf(set, b) ?? 0));
}

/** Renews Pods from the highest ordinal down to the partition; one that does not get ready stops it. */
function renew(plane: ControlPlane, set: StatefulSet, revision: Revision): void {
  const { type = 'RollingUpdate' } = (set.spec.updateStrategy ?? {}) as { type?: string };
  if (type !== 'RollingUpdate') return;
  const pods = ordered(set, plane.ownedBy(set, 'Pod')).filter((pod) => isWanted(set, pod));
  for (const pod of pods.reverse()) {
    const ordinal = ordinalOf(set, pod) ?? 0;
    if (ordinal < firstRenewed(set)) return;
    if (pod.metadata.deletionTimestamp) return;
    const isStale = pod.metadata.labels?.[revisionLabel] !== revision.name && !plane.isGiven(pod);
    if (isStale) plane.remove(pod);
    const renewed = isStale ? makePod(plane, set, ordinal, revision) : pod;
    if (!renewed || !isReady(renewed)) return;
  }
}

const longestLabel = 63;

/** Undefined where the API server refuses the Pod: both names are values of its labels. */
// kubernetes pkg/controller/statefulset/stateful_set_utils.go newStatefulSetPod
function makePod(plane: ControlPlane, set: StatefulSet, ordinal: number, revision: Revision): Pod | undefined {
  const { name: setName } = set.metadata;
  const name = `${setName}-${ordinal}`;
  if (Math.max(name.length, revision.name.length) > longestLabel) return undefined;
  const { serviceName } = set.spec;
  const spec: Partial<PodSpec> = {
    hostname: name,
    ...(serviceName ? { subdomain: serviceName } : {}),
    ...claimedVolumes(set, revision, name),
  };
  const pod = podFromTemplate(revision.template, set, {
    name,
    generateName: `${setName}-`,
    labels: { [nameLabel]: name, [indexLabel]: String(ordinal), [revisionLabel]: revision.name },
    spec,
    incarnation: revision.name,
  });
  advance(plane, set, pod);
  return plane.current(pod) ?? pod;
}

function claimedVolumes(set: StatefulSet, { template }: Revision, pod: string): Partial<PodSpec> {
  const claims = claimsOf(set);
  if (claims.length === 0) return {};
  const others = ((template.spec.volumes ?? []) as { name?: string }[]).filter(({ name }) => !claims.includes(name ?? ''));
  const claimed = claims.map((name) => ({ name, persistentVolumeClaim: { claimName: `${name}-${pod}` } }));
  return { volumes: [...claimed, ...others] };
}

function statusOf(set: StatefulSet, pods: readonly Pod[], revision: string): Record<string, unknown> {
  const updated = countOf(pods.filter(isActive), ({ metadata }) => metadata.labels?.[revisionLabel] === revision);
  const isDone = updated === replicasOf(set);
  const before = set.status?.currentRevision;
  const current = isDone || typeof before !== 'string' ? revision : before;
  const ready = countOf(pods, isReady);
  const status = {
    observedGeneration: set.metadata.generation ?? 1,
    replicas: pods.length,
    readyReplicas: ready,
    currentReplicas: countOf(pods.filter(isActive), ({ metadata }) => metadata.labels?.[revisionLabel] === current),
    updatedReplicas: updated,
    currentRevision: current,
    updateRevision: revision,
    collisionCount: 0,
    availableReplicas: ready,
  };
  return withoutZeros(status, ['replicas', 'collisionCount', 'availableReplicas']);
}
