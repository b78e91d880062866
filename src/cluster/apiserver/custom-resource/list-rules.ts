import type { Json } from '../../object.ts';
import { fieldOf } from '../decoding/schema.ts';
import type { TypeSchema } from '../decoding/type-schema.ts';
import { duplicate, type FieldError } from '../field-error.ts';
import { childPath, isObject } from './schema-node.ts';

/** Entries of lists that are maps or sets must differ. */
// kubernetes apiextensions-apiserver pkg/apiserver/schema/listtype/validation.go ValidateListSetsAndMaps
export function listErrors(value: Json, schema: TypeSchema, path = ''): readonly FieldError[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    const inside = items ? value.flatMap((item, index) => listErrors(item, items, `${path}[${index}]`)) : [];
    return [...duplicates(value, schema, path), ...inside];
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, field]) => {
    const node = fieldOf(schema, key);
    return node ? listErrors(field, node, childPath(path, key)) : [];
  });
}

function duplicates(list: readonly Json[], { listType, listMapKeys = [] }: TypeSchema, path: string): readonly FieldError[] {
  if (listType !== 'map' && listType !== 'set') return [];
  const keys = listMapKeys.toSorted();
  const identity = (item: Json): Json => {
    if (listType === 'set' || !isObject(item)) return item;
    return Object.fromEntries(keys.flatMap((key) => (item[key] === undefined ? [] : [[key, item[key]]])));
  };
  const seen = new Set<string>();
  const told = new Set<string>();
  return list.flatMap((item, index) => {
    const value = identity(item);
    const text = JSON.stringify(value);
    const again = seen.has(text) && !told.has(text);
    if (seen.has(text)) told.add(text);
    seen.add(text);
    return again ? [duplicate(`${path}[${index}]`, value)] : [];
  });
}
