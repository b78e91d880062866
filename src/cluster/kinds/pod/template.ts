import { type FieldError, forbidden } from '../../apiserver/field-error.ts';
import { checkAnnotations, checkLabels } from '../../apiserver/object-meta.ts';
import type { PodTemplate } from '../../types.ts';
import { fullSpec } from './pod-spec.ts';
import { checkPodSpec } from './rules/pod-spec-rules.ts';

// kubernetes pkg/apis/core/validation/validation.go ValidatePodTemplateSpec
export function checkTemplate(field: string, template: PodTemplate, otherVolumes: readonly string[] = []): FieldError[] {
  const ephemeral = fullSpec(template.spec).ephemeralContainers ?? [];
  return [
    ...checkLabels(`${field}.labels`, template.metadata?.labels),
    ...checkAnnotations(`${field}.annotations`, template.metadata?.annotations),
    ...checkPodSpec(`${field}.spec`, template.spec, { isPod: false, otherVolumes }),
    ...(ephemeral.length > 0 ? [forbidden(`${field}.spec.ephemeralContainers`, 'ephemeral containers not allowed in pod template')] : []),
  ];
}
