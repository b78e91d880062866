import { type FieldError, forbidden, invalid, notSupported } from '../../apiserver/field-error.ts';
import type { IntOrString } from '../../types.ts';
import { amountOf, checkAtMostAll, checkCountOrPercent } from '../workload-rules.ts';

export interface DeploymentStrategy {
  readonly type?: string;
  readonly rollingUpdate?: { readonly maxUnavailable?: IntOrString; readonly maxSurge?: IntOrString };
}

// kubernetes pkg/apis/apps/validation/validation.go ValidateDeploymentStrategy
export function checkStrategy(field: string, { type, rollingUpdate }: DeploymentStrategy): FieldError[] {
  if (type === 'Recreate') {
    return rollingUpdate ? [forbidden(`${field}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'")] : [];
  }
  if (type !== 'RollingUpdate')
    return [notSupported(field, { Type: type, RollingUpdate: rollingUpdate ?? null }, ['Recreate', 'RollingUpdate'])];
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate ?? {};
  const path = `${field}.rollingUpdate.maxUnavailable`;
  const stuck = amountOf(maxUnavailable) === 0 && amountOf(maxSurge) === 0;
  return [
    ...checkCountOrPercent(path, maxUnavailable),
    ...checkCountOrPercent(`${field}.rollingUpdate.maxSurge`, maxSurge),
    ...(stuck ? [invalid(path, maxUnavailable, 'may not be 0 when `maxSurge` is 0')] : []),
    ...checkAtMostAll(path, maxUnavailable),
  ];
}
