import { type FieldError, invalid } from '../../apiserver/field-error.ts';
import { dnsLabel, dnsSubdomain } from '../../apiserver/names.ts';
import { checkNonNegative, immutable, validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import { sameValue } from '../../apiserver/same-value.ts';
import type { ReplicaSet } from '../../types.ts';
import { checkTemplate } from '../pod/template.ts';
import { templateWarnings } from '../pod/warnings.ts';
import { checkOwnSelector, checkRunsForever, checkSelected, isReadable, printedSelector } from '../workload-rules.ts';

// kubernetes pkg/apis/apps/validation/validation.go ValidateReplicaSet
export function validateReplicaSet(replicaSet: ReplicaSet): FieldError[] {
  return [...validateObjectMeta(replicaSet.metadata, true, dnsSubdomain), ...checkSpec(replicaSet)];
}

// kubernetes pkg/registry/apps/replicaset/strategy.go ValidateUpdate
export function validateReplicaSetUpdate(replicaSet: ReplicaSet, old: ReplicaSet): FieldError[] {
  const { selector } = replicaSet.spec;
  const reselected = sameValue(selector, old.spec.selector) ? [] : [invalid('spec.selector', printedSelector(selector), immutable)];
  return [...validateObjectMetaUpdate(replicaSet.metadata, old.metadata), ...checkSpec(replicaSet), ...reselected];
}

function checkSpec({ spec }: ReplicaSet): FieldError[] {
  const { replicas, selector, template } = spec;
  return [
    ...checkNonNegative('spec.replicas', replicas),
    ...checkNonNegative('spec.minReadySeconds', spec.minReadySeconds as number | undefined),
    ...checkOwnSelector('spec.selector', selector, 'deployment'),
    ...(isReadable(selector)
      ? [
          ...checkSelected('spec.template', selector, template),
          ...checkTemplate('spec.template', template),
          ...checkRunsForever('spec.template', template, 'ReplicaSet'),
        ]
      : [invalid('spec.selector', printedSelector(selector), 'invalid label selector')]),
  ];
}

// kubernetes pkg/registry/apps/replicaset/strategy.go WarningsOnCreate
export function replicaSetWarnings({ metadata, spec }: ReplicaSet, old?: ReplicaSet): string[] {
  const dots = old ? [] : dnsLabel(metadata.name);
  const hostnames = 'this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended';
  return [
    ...(dots.length > 0 ? [`metadata.name: ${hostnames}: [${dots.join(' ')}]`] : []),
    ...(old && sameValue(old.spec.template, spec.template) ? [] : templateWarnings('spec.template', spec.template)),
  ];
}
