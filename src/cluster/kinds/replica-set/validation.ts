import type { FieldError } from '../../apiserver/field-error.ts';
import { dnsSubdomain } from '../../apiserver/formats/names.ts';
import { checkNonNegative, validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import { sameValue } from '../../apiserver/same-value.ts';
import type { ReplicaSet } from '../../types.ts';
import { podNameWarnings, templateWarnings } from '../pod/warnings.ts';
import { checkSelectorAndTemplate, checkSelectorKept } from '../workload-rules.ts';

// kubernetes pkg/apis/apps/validation/validation.go ValidateReplicaSet
export function validateReplicaSet(replicaSet: ReplicaSet): FieldError[] {
  return [...validateObjectMeta(replicaSet.metadata, true, dnsSubdomain), ...checkSpec(replicaSet)];
}

// kubernetes pkg/registry/apps/replicaset/strategy.go ValidateUpdate
export function validateReplicaSetUpdate(replicaSet: ReplicaSet, old: ReplicaSet): FieldError[] {
  return [
    ...validateObjectMetaUpdate(replicaSet.metadata, old.metadata),
    ...checkSpec(replicaSet),
    ...checkSelectorKept(replicaSet.spec.selector, old.spec.selector),
  ];
}

function checkSpec({ spec }: ReplicaSet): FieldError[] {
  return [
    ...checkNonNegative('spec.replicas', spec.replicas),
    ...checkNonNegative('spec.minReadySeconds', spec.minReadySeconds as number | undefined),
    ...checkSelectorAndTemplate(spec),
  ];
}

// kubernetes pkg/registry/apps/replicaset/strategy.go WarningsOnCreate
export function replicaSetWarnings({ metadata, spec }: ReplicaSet, old?: ReplicaSet): string[] {
  if (old && sameValue(old.spec.template, spec.template)) return [];
  return [...(old ? [] : podNameWarnings(metadata.name)), ...templateWarnings('spec.template', spec.template)];
}
