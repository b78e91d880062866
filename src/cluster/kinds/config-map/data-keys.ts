import { type FieldError, forbidden, invalid } from '../../apiserver/field-error.ts';
import { configMapKey } from '../../apiserver/formats/names.ts';
import { sameValue } from '../../apiserver/same-value.ts';

type Data = Readonly<Record<string, string>>;

/** Names of the entries of a map of files. */
export function checkDataKeys(field: string, data: Data = {}): FieldError[] {
  return Object.keys(data)
    .sort()
    .flatMap((key) => configMapKey(key).map((message) => invalid(`${field}[${key}]`, key, message)));
}

interface MayBeImmutable {
  readonly immutable?: boolean;
}

/** Once immutable, neither that nor the data may change. */
export function checkImmutableData<T extends MayBeImmutable>(object: T, old: T, fields: readonly (keyof T & string)[]): FieldError[] {
  if (!old.immutable) return [];
  const refuse = (field: string) => forbidden(field, 'field is immutable when `immutable` is set');
  return [
    ...(object.immutable ? [] : [refuse('immutable')]),
    ...fields.flatMap((field) => (sameValue(object[field], old[field]) ? [] : [refuse(field)])),
  ];
}
