import { type FieldError, invalid } from '../../apiserver/field-error.ts';
import { dnsLabel, dnsSubdomain } from '../../apiserver/names.ts';
import { checkNonNegative, immutable, validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import { sameValue } from '../../apiserver/same-value.ts';
import type { Deployment } from '../../types.ts';
import { checkTemplate } from '../pod/template.ts';
import { templateWarnings } from '../pod/warnings.ts';
import { checkOwnSelector, checkRunsForever, checkSelected, isReadable, printedSelector } from '../workload-rules.ts';
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
  const { selector } = deployment.spec;
  const reselected = sameValue(selector, old.spec.selector) ? [] : [invalid('spec.selector', printedSelector(selector), immutable)];
  return [...validateObjectMetaUpdate(deployment.metadata, old.metadata), ...checkSpec(deployment), ...reselected];
}

function checkSpec({ spec }: Deployment): FieldError[] {
  const { replicas, selector, template } = spec;
  const { minReadySeconds = 0, revisionHistoryLimit, progressDeadlineSeconds, strategy } = spec as unknown as Timing;
  const deadline = 'spec.progressDeadlineSeconds';
  return [
    ...checkNonNegative('spec.replicas', replicas),
    ...checkOwnSelector('spec.selector', selector, 'deployment'),
    ...(isReadable(selector)
      ? [
          ...checkSelected('spec.template', selector, template),
          ...checkTemplate('spec.template', template),
          ...checkRunsForever('spec.template', template, 'ReplicaSet'),
        ]
      : [invalid('spec.selector', printedSelector(selector), 'invalid label selector')]),
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
export function deploymentWarnings(deployment: Deployment, old?: Deployment): string[] {
  const name = deployment.metadata.name;
  const dots = old ? [] : dnsLabel(name);
  const hostnames = 'this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended';
  return [
    ...(dots.length > 0 ? [`metadata.name: ${hostnames}: [${dots.join(' ')}]`] : []),
    ...(old && sameValue(old.spec.template, deployment.spec.template) ? [] : templateWarnings('spec.template', deployment.spec.template)),
  ];
}
