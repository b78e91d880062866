import { withoutEmpty } from '../../apiserver/absent.ts';
import type { ReplicationController } from '../../types.ts';
import { defaultTemplate } from '../pod/pod-spec-defaults.ts';

// kubernetes pkg/apis/core/v1/defaults.go SetDefaults_ReplicationController
export function defaultReplicationController(controller: ReplicationController): ReplicationController {
  const { metadata } = controller;
  const spec = withoutEmpty({ ...(controller.spec as ReplicationController['spec'] & { minReadySeconds?: number }) }, [
    'minReadySeconds',
    'selector',
  ]);
  const labels = spec.template?.metadata?.labels;
  return {
    ...controller,
    metadata: labels && Object.keys(metadata.labels ?? {}).length === 0 ? { ...metadata, labels } : metadata,
    spec: {
      ...spec,
      replicas: spec.replicas ?? 1,
      ...(spec.selector || !labels ? {} : { selector: labels }),
      ...(spec.template ? { template: defaultTemplate(spec.template) } : {}),
    },
  };
}
