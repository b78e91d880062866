import type { Json } from '../../object.ts';
import { fieldOf } from '../decoding/schema.ts';
import type { TypeSchema } from '../decoding/type-schema.ts';
import { isObject, type JsonObject } from './schema-node.ts';

/** Fills in what the schema gives as default; a null that the schema does not allow counts as absent. */
// kubernetes apiextensions-apiserver pkg/apiserver/schema/defaulting/algorithm.go Default
export function withSchemaDefaults(value: Json, schema: TypeSchema): Json {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map((item) => withSchemaDefaults(item, items)) : value;
  }
  return isObject(value) ? defaultedObject(value, schema) : value;
}

function defaultedObject(value: JsonObject, type: TypeSchema): Json {
  const result: [string, Json][] = [];
  for (const [key, field] of Object.entries(value)) {
    const schema = fieldOf(type, key);
    if (field === null && schema) continue;
    result.push([key, schema ? withSchemaDefaults(field, schema) : field]);
  }
  for (const [key, schema] of Object.entries(type.properties ?? {})) {
    const absent = !Object.hasOwn(value, key) || value[key] === null;
    if (absent && schema.default !== undefined) result.push([key, withSchemaDefaults(schema.default as Json, schema)]);
  }
  return Object.fromEntries(result);
}
