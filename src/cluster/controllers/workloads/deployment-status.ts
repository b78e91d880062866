import { creationTime } from '../../identity.ts';
import type { Condition, Deployment, ReplicaSet } from '../../types.ts';
import { withoutZeros } from './pod-facts.ts';
import { rolloutLimits, statusCount, total, wantedReplicas } from './rollout.ts';

// kubernetes pkg/controller/deployment/sync.go calculateStatus
export function deploymentStatus(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  latest: ReplicaSet | undefined,
): Record<string, unknown> {
  const sum = (field: string) => total(replicaSets, (replicaSet) => statusCount(replicaSet, field));
  const wanted = wantedReplicas(deployment);
  const available = sum('availableReplicas');
  const status = {
    observedGeneration: deployment.metadata.generation ?? 1,
    replicas: sum('replicas'),
    updatedReplicas: latest ? statusCount(latest, 'replicas') : 0,
    readyReplicas: sum('readyReplicas'),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, wanted - available),
    terminatingReplicas: sum('terminatingReplicas'),
    conditions: [
      availability(available >= wanted - rolloutLimits(deployment).maxUnavailable),
      ...progress(deployment, replicaSets, latest),
    ],
  };
  return withoutZeros(status, ['terminatingReplicas']);
}

function availability(enough: boolean): Condition & { lastUpdateTime: string } {
  return {
    type: 'Available',
    status: enough ? 'True' : 'False',
    lastUpdateTime: creationTime,
    lastTransitionTime: creationTime,
    reason: enough ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
    message: enough ? 'Deployment has minimum availability.' : 'Deployment does not have minimum availability.',
  };
}

// kubernetes pkg/controller/deployment/progress.go syncRolloutStatus
function progress(deployment: Deployment, replicaSets: readonly ReplicaSet[], latest: ReplicaSet | undefined) {
  if (!latest) return [];
  const wanted = wantedReplicas(deployment);
  const replicas = total(replicaSets, (replicaSet) => statusCount(replicaSet, 'replicas'));
  const available = total(replicaSets, (replicaSet) => statusCount(replicaSet, 'availableReplicas'));
  const complete = statusCount(latest, 'replicas') === wanted && replicas === wanted && available >= wanted;
  const { name } = latest.metadata;
  return [
    {
      type: 'Progressing',
      status: 'True',
      lastUpdateTime: creationTime,
      lastTransitionTime: creationTime,
      reason: complete ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated',
      message: complete ? `ReplicaSet "${name}" has successfully progressed.` : `ReplicaSet "${name}" is progressing.`,
    },
  ];
}
