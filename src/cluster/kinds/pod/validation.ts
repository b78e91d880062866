import { type FieldError, forbidden, invalid, required } from '../../apiserver/field-error.ts';
import { dnsSubdomain } from '../../apiserver/formats/names.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import { sameValue } from '../../apiserver/same-value.ts';
import { unifiedDiff } from '../../apiserver/unified-diff.ts';
import type { Pod } from '../../types.ts';
import { internalPodSpec } from './internal-form.ts';
import { type FullPodSpec, fullSpec } from './pod-spec.ts';
import { checkPodSpec } from './rules/pod-spec-rules.ts';

// kubernetes pkg/apis/core/validation/validation.go ValidatePodCreate
export function validatePod(pod: Pod): FieldError[] {
  const spec = fullSpec(pod.spec);
  return [
    ...checkMetadataAndSpec(pod),
    ...(spec.ephemeralContainers?.length ? [forbidden('spec.ephemeralContainers', 'cannot be set on create')] : []),
    ...(spec.nodeName && spec.schedulingGates?.length
      ? [forbidden('spec.nodeName', 'cannot be set until all schedulingGates have been cleared')]
      : []),
  ];
}

function checkMetadataAndSpec({ metadata, spec }: Pod): FieldError[] {
  const padded = (list: 'containers' | 'initContainers') =>
    (spec[list] ?? []).flatMap(({ image = '' }, i) =>
      image === image.trim() ? [] : [invalid(`spec.${list}[${i}].image`, image, 'must not have leading or trailing whitespace')],
    );
  return [
    ...validateObjectMeta(metadata, true, dnsSubdomain),
    ...checkPodSpec('spec', spec, { isPod: true }),
    ...padded('containers'),
    ...padded('initContainers'),
  ];
}

const mutable = [
  '`spec.containers[*].image`',
  '`spec.initContainers[*].image`',
  '`spec.activeDeadlineSeconds`',
  '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
];

// kubernetes pkg/apis/core/validation/validation.go ValidatePodUpdate
export function validatePodUpdate(pod: Pod, old: Pod): FieldError[] {
  const errors = [...validateObjectMetaUpdate(pod.metadata, old.metadata), ...checkMetadataAndSpec(pod)];
  const [now, before] = [fullSpec(pod.spec), fullSpec(old.spec)];
  for (const list of ['containers', 'initContainers'] as const) {
    const containers = now[list] ?? [];
    if (containers.length !== (before[list]?.length ?? 0)) {
      return [...errors, forbidden(`spec.${list}`, 'pod updates may not add or remove containers')];
    }
    errors.push(...containers.flatMap(({ image }, i) => (image ? [] : [required(`spec.${list}[${i}].image`)])));
  }
  errors.push(...checkDeadlineUpdate(now, before), ...checkTolerationsKept(now, before));
  const munged = withoutMutable(now, before);
  if (sameValue(munged, before)) return errors;
  const difference = unifiedDiff(internalPodSpec(before), internalPodSpec(munged));
  return [...errors, forbidden('spec', `pod updates may not change fields other than ${mutable.join(',')}\n${difference}`)];
}

function checkDeadlineUpdate({ activeDeadlineSeconds: now }: FullPodSpec, { activeDeadlineSeconds: before }: FullPodSpec): FieldError[] {
  const field = 'spec.activeDeadlineSeconds';
  if (before === undefined) return [];
  if (now === undefined) return [invalid(field, undefined, 'must not update from a positive integer to nil value')];
  return before < now ? [invalid(field, now, 'must be less than or equal to previous value')] : [];
}

function checkTolerationsKept({ tolerations = [] }: FullPodSpec, old: FullPodSpec): FieldError[] {
  const kept = (old.tolerations ?? []).every((before) =>
    tolerations.some(({ tolerationSeconds: _new, ...now }) => {
      const { tolerationSeconds: _old, ...rest } = before;
      return sameValue(now, rest);
    }),
  );
  return kept ? [] : [forbidden('spec.tolerations', 'existing toleration can not be modified except its tolerationSeconds')];
}

function withoutMutable(now: FullPodSpec, before: FullPodSpec): FullPodSpec {
  const withImages = (list: 'containers' | 'initContainers') =>
    (now[list] ?? []).map((container, i) => ({ ...container, image: before[list]?.[i]?.image ?? '' }));
  const { activeDeadlineSeconds: _now, ...rest } = now;
  return {
    ...rest,
    containers: withImages('containers'),
    initContainers: withImages('initContainers'),
    ...(before.activeDeadlineSeconds === undefined ? {} : { activeDeadlineSeconds: before.activeDeadlineSeconds }),
    ...(before.tolerations ? { tolerations: before.tolerations } : {}),
    ...(before.schedulingGates ? { schedulingGates: before.schedulingGates } : {}),
  };
}
