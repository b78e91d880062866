import { type FieldError, invalid } from '../../apiserver/field-error.ts';
import { checkLabelSelector } from '../../apiserver/formats/label-selector-rules.ts';
import type { KubeObject } from '../../object.ts';
import type { IntOrString, LabelSelector } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { checkAtMostAll, checkCountOrPercent, printedSelector } from '../workload-rules.ts';

interface PodDisruptionBudget extends KubeObject {
  spec?: {
    minAvailable?: IntOrString;
    maxUnavailable?: IntOrString;
    selector?: LabelSelector;
    unhealthyPodEvictionPolicy?: string;
  };
}

// kubernetes pkg/apis/policy/validation/validation.go ValidatePodDisruptionBudgetSpec
function validate({ spec = {} }: PodDisruptionBudget): FieldError[] {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy = null } = spec;
  const printed = {
    MinAvailable: minAvailable,
    Selector: printedSelector(selector) ?? null,
    MaxUnavailable: maxUnavailable,
    UnhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy,
  };
  const isBoth = minAvailable !== undefined && maxUnavailable !== undefined;
  const amount = (field: string, value: IntOrString | undefined) =>
    value === undefined ? [] : [...checkCountOrPercent(field, value), ...checkAtMostAll(field, value)];
  return [
    ...(isBoth ? [invalid('spec', printed, 'minAvailable and maxUnavailable cannot be both set')] : []),
    ...amount('spec.minAvailable', minAvailable),
    ...amount('spec.maxUnavailable', maxUnavailable),
    ...checkLabelSelector('spec.selector', selector),
  ];
}

export const podDisruptionBudget: KindDefinition<PodDisruptionBudget> = {
  kind: 'PodDisruptionBudget',
  group: 'policy',
  versions: ['v1'],
  plural: 'poddisruptionbudgets',
  singular: 'poddisruptionbudget',
  shortNames: ['pdb'],
  namespaced: true,
  about: 'How many Pods have to stay while nodes are drained.',
  validate,
};
