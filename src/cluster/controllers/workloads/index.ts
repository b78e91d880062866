import type { Cluster } from '../../cluster.ts';
import { inListOrder } from '../../list-order.ts';
import { type KubeObject, keyOf } from '../../object.ts';
import type { DaemonSet, Deployment, Job, Pod, ReplicaSet, ReplicationController, StatefulSet } from '../../types.ts';
import { ControlPlane } from '../control-plane.ts';
import { syncDaemonSet } from './daemon-set.ts';
import { isOfDeployment, syncDeployment } from './deployment.ts';
import { syncJob } from './job.ts';
import { syncReplicaSet, syncReplicationController } from './replica-set.ts';
import { podIndexes } from './replicas.ts';
import { rememberedRuns } from './settled-before.ts';
import { syncStatefulSet } from './stateful-set.ts';

// Controllers seldom wait for each other; what is not at rest after so many rounds is left as it is.
const mostRounds = 30;

/** The kinds that workload controllers, scheduler and kubelets read. */
const readKinds = new Set([
  'Node',
  'Namespace',
  'Pod',
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
]);
const isRead = ({ kind }: KubeObject) => readKinds.has(kind);

/** Workloads, scheduler and kubelets until nothing changes, then once more for the Pods that the settings delete. */
export function runWorkloads(cluster: Cluster): Cluster {
  const objects = cluster.objects.filter(isRead);
  const settled = settledObjects({ ...cluster, objects });
  if (settled === objects) return cluster;
  return { ...cluster, objects: inListOrder([...settled, ...cluster.objects.filter((object) => !isRead(object))]) };
}

const settledObjects = rememberedRuns((cluster) => {
  const plane = new ControlPlane(cluster);
  settleRounds(plane);
  const before = plane.revision;
  deleteAsAsked(plane);
  if (plane.revision !== before) settleRounds(plane);
  return plane.result().objects;
});

function settleRounds(plane: ControlPlane): void {
  for (let round = 0; round < mostRounds; round++) {
    const before = plane.revision;
    for (const root of rootsInOrder(plane)) sync(plane, root);
    if (plane.revision === before) return;
  }
}

/** In the order in which they were written: what comes later finds the earlier ones in place, and moves none. */
function rootsInOrder(plane: ControlPlane): KubeObject[] {
  const roots: KubeObject[] = [
    ...plane.list('Deployment'),
    ...plane.list('ReplicaSet').filter((replicaSet) => !isOfDeployment(plane, replicaSet)),
    ...plane.list('ReplicationController'),
    ...plane.list('StatefulSet'),
    ...plane.list('DaemonSet'),
    ...plane.list('Job'),
    ...plane.strayPods(),
  ];
  return roots
    .map((root) => ({ root, key: keyOf(root), document: plane.cluster.sources[keyOf(root)]?.document ?? -1 }))
    .sort((a, b) => a.document - b.document || (a.key < b.key ? -1 : 1))
    .map(({ root }) => root);
}

function sync(plane: ControlPlane, given: KubeObject): void {
  const root = plane.current(given);
  if (root && isComplete(root)) controllers[root.kind]?.(plane, root);
}

/** Whether it says enough to be worked on; validation lets nothing else in. */
function isComplete({ kind, spec }: KubeObject & { spec?: Partial<Workload> }): boolean {
  if (kind === 'Pod') return Array.isArray(spec?.containers);
  const needsSelector = kind !== 'Job' && kind !== 'ReplicationController';
  return Array.isArray(spec?.template?.spec?.containers) && (!needsSelector || spec?.selector !== undefined);
}

interface Workload {
  selector: unknown;
  containers: unknown;
  template: { spec?: { containers?: unknown } };
}

const controllers: Readonly<Record<string, (plane: ControlPlane, object: KubeObject) => void>> = {
  Deployment: (plane, object) => syncDeployment(plane, object as Deployment),
  ReplicaSet: (plane, object) => syncReplicaSet(plane, object as ReplicaSet),
  ReplicationController: (plane, object) => syncReplicationController(plane, object as ReplicationController),
  StatefulSet: (plane, object) => syncStatefulSet(plane, object as StatefulSet),
  DaemonSet: (plane, object) => syncDaemonSet(plane, object as DaemonSet),
  Job: (plane, object) => syncJob(plane, object as Job),
  Pod: (plane, object) => plane.advance(object as Pod, undefined),
};

/** Deletes the Pods that the settings want on their way out; those that took their place stay. */
function deleteAsAsked(plane: ControlPlane): void {
  if (plane.cluster.settings.pods.terminating.length === 0) return;
  for (const pod of plane.strayPods()) plane.terminate(pod, undefined);
  const owners = [
    ...plane.list('ReplicaSet'),
    ...plane.list('ReplicationController'),
    ...plane.list('StatefulSet'),
    ...plane.list('DaemonSet'),
    ...plane.list('Job'),
  ];
  for (const owner of owners) {
    const pods = plane.ownedBy(owner, 'Pod');
    const workload = owner.metadata.ownerReferences?.find(({ controller }) => controller)?.name ?? owner.metadata.name;
    const indexOf = podIndexes(owner, pods);
    const inOrder = [...pods].sort((a, b) => indexOf(a) - indexOf(b));
    if (pods.some(({ metadata }) => metadata.deletionTimestamp)) continue;
    for (const [index, pod] of inOrder.entries()) plane.terminate(pod, { workload, index: () => index });
  }
}
