import { withoutEmpty } from '../../apiserver/absent.ts';
import type { Deployment } from '../../types.ts';
import { defaultTemplate } from '../pod/pod-spec-defaults.ts';
import type { DeploymentStrategy } from './strategy.ts';

const quarter = '25%';

// kubernetes pkg/apis/apps/v1/defaults.go SetDefaults_Deployment
export function defaultDeployment(deployment: Deployment): Deployment {
  const spec = withoutEmpty(deployment.spec ?? {}, ['minReadySeconds', 'paused']);
  return {
    ...deployment,
    spec: {
      ...spec,
      replicas: spec.replicas ?? 1,
      template: defaultTemplate(spec.template),
      strategy: defaultStrategy((spec.strategy ?? {}) as DeploymentStrategy),
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
      progressDeadlineSeconds: spec.progressDeadlineSeconds ?? 600,
    },
  };
}

function defaultStrategy({ type, rollingUpdate }: DeploymentStrategy): DeploymentStrategy {
  const chosen = type || 'RollingUpdate';
  if (chosen !== 'RollingUpdate') return { type: chosen, ...(rollingUpdate ? { rollingUpdate } : {}) };
  const { maxUnavailable = quarter, maxSurge = quarter } = rollingUpdate ?? {};
  return { type: chosen, rollingUpdate: { maxUnavailable, maxSurge } };
}
