import { withoutEmpty } from '../../apiserver/absent.ts';
import type { StatefulSet } from '../../types.ts';
import { defaultTemplate } from '../pod/pod-spec-defaults.ts';
import { defaultClaimTemplate } from '../pod/volume-defaults.ts';
import type { StatefulSetFields, StatefulSetUpdateStrategy } from './fields.ts';

// kubernetes pkg/apis/apps/v1/defaults.go SetDefaults_StatefulSet
export function defaultStatefulSet(statefulSet: StatefulSet): StatefulSet {
  const spec = withoutEmpty((statefulSet.spec ?? {}) as StatefulSetFields, [
    'minReadySeconds',
    'podManagementPolicy',
    'volumeClaimTemplates',
  ]);
  const { whenDeleted, whenScaled } = spec.persistentVolumeClaimRetentionPolicy ?? {};
  return {
    ...statefulSet,
    spec: {
      ...spec,
      replicas: spec.replicas ?? 1,
      template: defaultTemplate(spec.template),
      serviceName: spec.serviceName ?? '',
      podManagementPolicy: spec.podManagementPolicy ?? 'OrderedReady',
      updateStrategy: defaultUpdateStrategy(spec.updateStrategy ?? {}),
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: whenDeleted || 'Retain', whenScaled: whenScaled || 'Retain' },
      ...(spec.ordinals ? { ordinals: { start: spec.ordinals.start ?? 0 } } : {}),
      ...(spec.volumeClaimTemplates ? { volumeClaimTemplates: spec.volumeClaimTemplates.map(defaultClaim) } : {}),
    },
  };
}

function defaultUpdateStrategy({ type, rollingUpdate }: StatefulSetUpdateStrategy): StatefulSetUpdateStrategy {
  const chosen = type || 'RollingUpdate';
  if (chosen !== 'RollingUpdate') return { type: chosen, ...(rollingUpdate ? { rollingUpdate } : {}) };
  return { type: chosen, rollingUpdate: { ...rollingUpdate, partition: rollingUpdate?.partition ?? 0 } };
}

function defaultClaim(claim: Record<string, unknown>): Record<string, unknown> {
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', ...defaultClaimTemplate(claim), status: { phase: 'Pending' } };
}
