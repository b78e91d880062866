import { type FieldError, forbidden, notSupported, required } from '../../apiserver/field-error.ts';
import { checkName, dnsSubdomain, qualifiedName } from '../../apiserver/formats/names.ts';
import { checkImmutable, validateObjectMeta } from '../../apiserver/object-meta.ts';
import { sameValue } from '../../apiserver/same-value.ts';
import type { KubeObject } from '../../object.ts';
import type { KindDefinition } from '../kind.ts';

interface StorageClass extends KubeObject {
  provisioner?: string;
  parameters?: Record<string, string>;
  reclaimPolicy?: string;
  volumeBindingMode?: string;
}

const known = (field: string, value: string | undefined, values: readonly string[]) =>
  value === undefined || values.includes(value) ? [] : [notSupported(field, value, values)];

// kubernetes pkg/apis/storage/validation/validation.go ValidateStorageClass
function validate({ metadata, provisioner, reclaimPolicy, volumeBindingMode }: StorageClass): FieldError[] {
  return [
    ...validateObjectMeta(metadata, false, dnsSubdomain),
    ...(provisioner ? checkName('provisioner', provisioner, (name) => qualifiedName(name.toLowerCase())) : [required('provisioner')]),
    ...known('reclaimPolicy', reclaimPolicy, ['Delete', 'Retain']),
    ...known('volumeBindingMode', volumeBindingMode, ['Immediate', 'WaitForFirstConsumer']),
  ];
}

// kubernetes pkg/apis/storage/validation/validation.go ValidateStorageClassUpdate
function validateUpdate(now: StorageClass, old: StorageClass): FieldError[] {
  const fixed = ['parameters', 'provisioner'] as const;
  return [
    ...fixed.filter((field) => !sameValue(now[field], old[field])).map((field) => forbidden(field, `updates to ${field} are forbidden.`)),
    ...checkImmutable('reclaimPolicy', now.reclaimPolicy, old.reclaimPolicy),
    ...checkImmutable('volumeBindingMode', now.volumeBindingMode, old.volumeBindingMode),
  ];
}

export const storageClass: KindDefinition<StorageClass> = {
  kind: 'StorageClass',
  group: 'storage.k8s.io',
  versions: ['v1'],
  plural: 'storageclasses',
  singular: 'storageclass',
  shortNames: ['sc'],
  namespaced: false,
  about: 'A sort of storage that claims may ask for.',
  // kubernetes pkg/apis/storage/v1/defaults.go SetDefaults_StorageClass
  defaults: (object) => ({
    ...object,
    reclaimPolicy: object.reclaimPolicy ?? 'Delete',
    volumeBindingMode: object.volumeBindingMode ?? 'Immediate',
  }),
  validate,
  validateUpdate,
};
