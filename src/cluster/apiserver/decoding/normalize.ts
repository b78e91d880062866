import type { Json } from '../../object.ts';
import { canonicalQuantity } from '../formats/quantity.ts';
import { resolve } from './schema.ts';
import type { TypeSchema } from './type-schema.ts';

/** A value as it comes back out of Go's structs and of storage: no nulls, no empty lists or maps, quantities in canonical form. */
export function normalize(value: Json, given: TypeSchema): Json {
  const { schema } = resolve(given);
  if (schema.format === 'quantity') return typeof value === 'string' || typeof value === 'number' ? canonicalQuantity(value) : value;
  if (Array.isArray(value)) return value.map((item) => entryOf(item, schema.items ?? {}));
  if (typeof value !== 'object' || value === null) return value;
  const { properties, additionalProperties } = schema;
  if (!properties && !additionalProperties) return value;
  const kept: [string, Json][] = [];
  for (const [key, field] of Object.entries(value)) {
    const type = properties ? (Object.hasOwn(properties, key) ? properties[key] : undefined) : additionalProperties;
    if (properties && (field === null || (type && vanishes(field, type)))) continue;
    kept.push([key, type ? entryOf(field, type) : field]);
  }
  return Object.fromEntries(kept);
}

function vanishes(field: Json, type: TypeSchema): boolean {
  if (typeof field !== 'object' || field === null || Object.keys(field).length > 0) return false;
  return Array.isArray(field) || resolve(type).schema.additionalProperties !== undefined;
}

/** A null in a list or a map is the zero value of its type. */
function entryOf(value: Json, type: TypeSchema): Json {
  return value === null ? zeroOf(resolve(type).schema) : normalize(value, type);
}

function zeroOf({ type, properties, additionalProperties }: TypeSchema): Json {
  if (properties || additionalProperties || type === 'object') return {};
  if (type === 'array') return [];
  if (type === 'integer' || type === 'number') return 0;
  return type === 'boolean' ? false : '';
}
