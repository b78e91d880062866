import { type FieldError, required } from '../../apiserver/field-error.ts';
import { dnsSubdomain } from '../../apiserver/formats/names.ts';
import { checkNonNegative, validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import { matchesMap } from '../../label-selector.ts';
import type { ReplicationController } from '../../types.ts';
import { templateLabels } from '../pod/pod-spec.ts';
import { checkTemplate } from '../pod/template.ts';
import { podNameWarnings, templateWarnings } from '../pod/warnings.ts';
import { checkRunsForever, mismatch } from '../workload-rules.ts';

// kubernetes pkg/apis/core/validation/validation.go ValidateReplicationController
export function validateReplicationController(controller: ReplicationController): FieldError[] {
  return [...validateObjectMeta(controller.metadata, true, dnsSubdomain), ...checkSpec(controller)];
}

export function validateReplicationControllerUpdate(controller: ReplicationController, old: ReplicationController): FieldError[] {
  return [...validateObjectMetaUpdate(controller.metadata, old.metadata), ...checkSpec(controller)];
}

function checkSpec({ spec }: ReplicationController): FieldError[] {
  const { replicas, selector = {}, template } = spec;
  const isEmpty = Object.keys(selector).length === 0;
  const field = 'spec.template';
  return [
    ...checkNonNegative('spec.minReadySeconds', (spec as { minReadySeconds?: number }).minReadySeconds),
    ...(isEmpty ? [required('spec.selector')] : []),
    ...checkNonNegative('spec.replicas', replicas),
    ...(template
      ? [
          ...(isEmpty || matchesMap(selector, templateLabels(template)) ? [] : [mismatch(field, template)]),
          ...checkTemplate(field, template),
          ...checkRunsForever(field, template, 'ReplicationController'),
        ]
      : [required(field)]),
  ];
}

// kubernetes pkg/registry/core/replicationcontroller/strategy.go WarningsOnCreate
export function replicationControllerWarnings({ metadata, spec }: ReplicationController, old?: ReplicationController): string[] {
  return [...(old ? [] : podNameWarnings(metadata.name)), ...(spec.template ? templateWarnings('spec.template', spec.template) : [])];
}
