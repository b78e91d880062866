import { type FieldError, invalid } from '../../apiserver/field-error.ts';
import { checkName, dnsLabel, qualifiedName } from '../../apiserver/formats/names.ts';
import { validateObjectMeta } from '../../apiserver/object-meta.ts';
import type { Namespace } from '../../types.ts';

const standardFinalizers = ['kubernetes', 'orphan', 'foregroundDeletion'];

// kubernetes pkg/apis/core/validation/validation.go ValidateNamespace
export function validateNamespace(namespace: Namespace): FieldError[] {
  const finalizers = (namespace as { spec?: { finalizers?: string[] } }).spec?.finalizers ?? [];
  return [...validateObjectMeta(namespace.metadata, false, dnsLabel), ...finalizers.flatMap((name) => checkFinalizer(name))];
}

function checkFinalizer(name: string): FieldError[] {
  const field = 'spec.finalizers';
  const isUnknown = !name.includes('/') && !standardFinalizers.includes(name);
  return [
    ...checkName(field, name, qualifiedName),
    ...(isUnknown ? [invalid(field, name, 'name is neither a standard finalizer name nor is it fully qualified')] : []),
  ];
}
