import type { KindDefinition } from '../kind.ts';
import { type HorizontalPodAutoscaler, validateAutoscaler } from './validation.ts';

export const horizontalPodAutoscaler: KindDefinition<HorizontalPodAutoscaler> = {
  kind: 'HorizontalPodAutoscaler',
  group: 'autoscaling',
  versions: ['v2', 'v1'],
  plural: 'horizontalpodautoscalers',
  singular: 'horizontalpodautoscaler',
  shortNames: ['hpa'],
  namespaced: true,
  about: 'Scales a workload by what it uses.',
  // kubernetes pkg/apis/autoscaling/v2/defaults.go SetDefaults_HorizontalPodAutoscaler
  defaults: (object) => ({ ...object, spec: { ...object.spec, minReplicas: object.spec?.minReplicas ?? 1 } }),
  validate: validateAutoscaler,
};
