import type { ObjectMeta, OwnerReference } from '../object.ts';
import { type FieldError, forbidden, invalid, required, tooLong } from './field-error.ts';
import { checkName, dnsLabel, labelValueRule, type NameRule, qualifiedName } from './formats/names.ts';
import { sameValue } from './same-value.ts';

const annotationsLimit = 256 * 1024;
export const immutable = 'field is immutable';

// kubernetes apimachinery pkg/api/validation/objectmeta.go ValidateObjectMetaAccessor
export function validateObjectMeta(metadata: ObjectMeta, namespaced: boolean, nameRule: NameRule): FieldError[] {
  const { generateName, name } = metadata;
  return [
    ...(generateName ? checkName('metadata.generateName', generateName, prefixOf(nameRule)) : []),
    ...(name ? checkName('metadata.name', name, nameRule) : [required('metadata.name', 'name or generateName is required')]),
    ...checkNamespace(metadata, namespaced),
    ...checkNonNegative('metadata.generation', metadata.generation ?? 0),
    ...checkMaps(metadata),
  ];
}

/** A prefix may end in a hyphen: more will follow. */
const prefixOf =
  (nameRule: NameRule): NameRule =>
  (prefix) =>
    nameRule(prefix.length > 1 ? prefix.replace(/-$/, 'a') : prefix);

function checkNamespace({ namespace }: ObjectMeta, namespaced: boolean): FieldError[] {
  if (!namespaced) return namespace ? [forbidden('metadata.namespace', 'not allowed on this type')] : [];
  return namespace ? checkName('metadata.namespace', namespace, dnsLabel) : [required('metadata.namespace')];
}

// kubernetes apimachinery pkg/api/validation/objectmeta.go ValidateObjectMetaAccessorUpdate
export function validateObjectMetaUpdate(metadata: ObjectMeta, old: ObjectMeta): FieldError[] {
  const fixed = ['name', 'namespace', 'uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'] as const;
  const added = old.deletionTimestamp ? (metadata.finalizers ?? []).filter((name) => !old.finalizers?.includes(name)).sort() : [];
  return [
    ...(added.length > 0
      ? [
          forbidden(
            'metadata.finalizers',
            `no new finalizers can be added if the object is being deleted, found new finalizers []string{${added.map((name) => JSON.stringify(name)).join(', ')}}`,
          ),
        ]
      : []),
    ...fixed.flatMap((name) => checkImmutable(`metadata.${name}`, metadata[name], old[name])),
    ...checkMaps(metadata),
  ];
}

function checkMaps(metadata: Partial<ObjectMeta>): FieldError[] {
  return [
    ...checkLabels('metadata.labels', metadata.labels),
    ...checkAnnotations('metadata.annotations', metadata.annotations),
    ...checkOwnerReferences('metadata.ownerReferences', metadata.ownerReferences ?? []),
    ...checkFinalizers('metadata.finalizers', metadata.finalizers ?? []),
  ];
}

// kubernetes apimachinery pkg/apis/meta/v1/validation/validation.go ValidateLabels
export function checkLabels(field: string, labels: Readonly<Record<string, string>> = {}): FieldError[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...checkName(field, key, qualifiedName),
    ...checkName(field, value, labelValueRule),
  ]);
}

// kubernetes apimachinery pkg/api/validation/objectmeta.go ValidateAnnotations
export function checkAnnotations(field: string, annotations: Readonly<Record<string, string>> = {}): FieldError[] {
  const entries = Object.entries(annotations);
  const size = entries.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return [
    ...entries.flatMap(([key]) => qualifiedName(key.toLowerCase()).map((message) => invalid(field, key, message))),
    ...(size > annotationsLimit ? [tooLong(field, annotationsLimit)] : []),
  ];
}

// kubernetes apimachinery pkg/api/validation/objectmeta.go ValidateOwnerReferences
function checkOwnerReferences(field: string, owners: readonly OwnerReference[]): FieldError[] {
  let controller = '';
  return owners.flatMap((owner) => {
    const errors: FieldError[] = [];
    if (!owner.apiVersion || owner.apiVersion.endsWith('/')) {
      errors.push(invalid(`${field}.apiVersion`, owner.apiVersion ?? '', 'version must not be empty'));
    }
    for (const name of ['kind', 'name', 'uid'] as const) {
      if (!owner[name]) errors.push(invalid(`${field}.${name}`, owner[name] ?? '', 'must not be empty'));
    }
    if (owner.controller) {
      const found = `${owner.kind}/${owner.name}`;
      if (controller) {
        const detail = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${found}`;
        errors.push(invalid(field, owners, detail));
      } else controller = found;
    }
    return errors;
  });
}

function checkFinalizers(field: string, finalizers: readonly string[]): FieldError[] {
  const both = finalizers.includes('orphan') && finalizers.includes('foregroundDeletion');
  return [
    ...finalizers.flatMap((name) => checkName(field, name, qualifiedName)),
    ...(both ? [invalid(field, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set')] : []),
  ];
}

const standardFinalizers = ['kubernetes', 'orphan', 'foregroundDeletion'];

/** A rule of the kinds that Kubernetes brings along. */
// kubernetes pkg/apis/core/validation/validation.go validateKubeFinalizerName
export function checkFinalizersQualified({ finalizers = [] }: ObjectMeta): FieldError[] {
  return finalizers.flatMap((name, i) =>
    name.includes('/') || standardFinalizers.includes(name)
      ? []
      : [invalid(`metadata.finalizers[${i}]`, name, 'name is neither a standard finalizer name nor is it fully qualified')],
  );
}

export function checkNonNegative(field: string, value: number | undefined): FieldError[] {
  return (value ?? 0) < 0 ? [invalid(field, value, 'must be greater than or equal to 0')] : [];
}

// kubernetes apimachinery pkg/api/validation/objectmeta.go ValidateImmutableField
export function checkImmutable(field: string, value: unknown, old: unknown): FieldError[] {
  return sameValue(value, old) ? [] : [invalid(field, value, immutable)];
}
