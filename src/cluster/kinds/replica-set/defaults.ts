import { withoutEmpty } from '../../apiserver/absent.ts';
import type { ReplicaSet } from '../../types.ts';
import { defaultTemplate } from '../pod/pod-spec-defaults.ts';

// kubernetes pkg/apis/apps/v1/defaults.go SetDefaults_ReplicaSet
export function defaultReplicaSet(replicaSet: ReplicaSet): ReplicaSet {
  const spec = withoutEmpty(replicaSet.spec ?? {}, ['minReadySeconds']);
  return { ...replicaSet, spec: { ...spec, replicas: spec.replicas ?? 1, template: defaultTemplate(spec.template) } };
}
