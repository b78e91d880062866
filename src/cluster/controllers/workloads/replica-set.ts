import type { LabelSelector, Pod, PodTemplate, ReplicaSet, ReplicationController } from '../../types.ts';
import type { ControlPlane } from '../control-plane.ts';
import { countOf, isActive, isReady, isTerminating, withoutZeros } from './pod-facts.ts';
import { keepReplicas } from './replicas.ts';

/** Keeps the Pods of a ReplicaSet; the settings know them by `workload`. */
export function syncReplicaSet(plane: ControlPlane, replicaSet: ReplicaSet, workload = replicaSet.metadata.name): void {
  const { replicas = 1, selector, template } = replicaSet.spec;
  const pods = keepReplicas(plane, { owner: replicaSet, replicas, selector, template, workload });
  plane.put({ ...replicaSet, status: replicaStatus(replicaSet, pods, template) } as ReplicaSet);
}

export function syncReplicationController(plane: ControlPlane, controller: ReplicationController): void {
  const { replicas = 1, selector: matchLabels, template } = controller.spec;
  if (!template) return;
  const selector: LabelSelector = { matchLabels: matchLabels ?? template.metadata?.labels ?? {} };
  const pods = keepReplicas(plane, { owner: controller, replicas, selector, template, workload: controller.metadata.name });
  const { terminatingReplicas: _terminating, ...status } = replicaStatus(controller, pods, template);
  plane.put({ ...controller, status } as ReplicationController);
}

// kubernetes pkg/controller/replicaset/replica_set_utils.go calculateStatus
function replicaStatus(owner: ReplicaSet | ReplicationController, pods: readonly Pod[], template: PodTemplate): Record<string, unknown> {
  const active = pods.filter(isActive);
  const ready = countOf(active, isReady);
  const labels = Object.entries(template.metadata?.labels ?? {});
  const status = {
    replicas: active.length,
    fullyLabeledReplicas: countOf(active, ({ metadata }) => labels.every(([key, value]) => metadata.labels?.[key] === value)),
    readyReplicas: ready,
    availableReplicas: ready,
    terminatingReplicas: countOf(pods, isTerminating),
    observedGeneration: owner.metadata.generation ?? 1,
  };
  return withoutZeros(status, ['replicas', 'terminatingReplicas']);
}
