import { type FieldError, invalid } from '../../apiserver/field-error.ts';
import { dnsSubdomain } from '../../apiserver/formats/names.ts';
import { checkNonNegative, validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import { sameValue } from '../../apiserver/same-value.ts';
import type { Deployment } from '../../types.ts';
import { podNameWarnings, templateWarnings } from '../pod/warnings.ts';
import { checkSelectorAndTemplate, checkSelectorKept } from '../workload-rules.ts';
import { checkStrategy, type DeploymentStrategy } from './strategy.ts';

interface Timing {
  minReadySeconds?: number;
  revisionHistoryLimit?: number;
  progressDeadlineSeconds?: number;
  strategy: DeploymentStrategy;
}

// kubernetes pkg/apis/apps/validation/validation.go ValidateDeployment
export function validateDeployment(deployment: Deployment): FieldError[] {
  return [...validateObjectMeta(deployment.metadata, true, dnsSubdomain), ...checkSpec(deployment)];
}

// kubernetes pkg/registry/apps/deployment/strategy.go ValidateUpdate
export function validateDeploymentUpdate(deployment: Deployment, old: Deployment): FieldError[] {
  return [
    ...validateObjectMetaUpdate(deployment.metadata, old.metadata),
    ...checkSpec(deployment),
    ...checkSelectorKept(deployment.spec.selector, old.spec.selector),
  ];
}

function checkSpec({ spec }: Deployment): FieldError[] {
  const { minReadySeconds = 0, revisionHistoryLimit, progressDeadlineSeconds, strategy } = spec as unknown as Timing;
  const deadline = 'spec.progressDeadlineSeconds';
  return [
    ...checkNonNegative('spec.replicas', spec.replicas),
    ...checkSelectorAndTemplate(spec),
    ...checkStrategy('spec.strategy', strategy),
    ...checkNonNegative('spec.minReadySeconds', minReadySeconds),
    ...checkNonNegative('spec.revisionHistoryLimit', revisionHistoryLimit),
    ...checkNonNegative(deadline, progressDeadlineSeconds),
    ...(progressDeadlineSeconds !== undefined && progressDeadlineSeconds <= minReadySeconds
      ? [invalid(deadline, progressDeadlineSeconds, 'must be greater than minReadySeconds')]
      : []),
  ];
}

// kubernetes pkg/registry/apps/deployment/strategy.go WarningsOnCreate
export function deploymentWarnings({ metadata, spec }: Deployment, old?: Deployment): string[] {
  if (old && sameValue(old.spec.template, spec.template)) return [];
  return [...(old ? [] : podNameWarnings(metadata.name)), ...templateWarnings('spec.template', spec.template)];
}
