import type { Json } from '../../object.ts';
import { corruptByte } from '../formats/base64.ts';
import { goTypeName } from './go-types.ts';
import { type NamedType, objectMetaType, resolve } from './schema.ts';
import type { TypeSchema } from './type-schema.ts';

export interface Decoding {
  /** The first value of a wrong type, in Go's words. */
  readonly error?: string;
  /** `unknown field "spec.foo"`, each once. */
  readonly strict: readonly string[];
}

/** The order of the keys on the wire: kubectl sends objects as Go prints maps. */
export function sortedKeys(object: { readonly [key: string]: unknown }): string[] {
  return Object.keys(object).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Reads an object as Go reads JSON into the kind's struct. */
// sigs.k8s.io/json UnmarshalStrict, internal/golang/encoding/json/decode.go
export function decodeInto(value: Json, type: NamedType, within: Partial<Position> = {}): Decoding {
  const strict: string[] = [];
  let error: string | undefined;

  const wrong = (got: string, at: Position) => {
    if (error !== undefined) return;
    const where = at.struct ? `Go struct field ${at.struct}.${at.path}` : 'Go value';
    error = `json: cannot unmarshal ${got} into ${where} of type ${goTypeName(at.schema, at.struct, at.field)}`;
  };

  function walk(node: Json, at: Position): void {
    if (node === null) return;
    const { name, schema } = resolve(at.schema);
    const own = schema.format && ownFormats.has(schema.format) && !(schema.format === 'byte' && typeof node !== 'string');
    if (own) {
      const problem = ownFormat(node, schema.format ?? '');
      if (problem) error ??= problem;
    } else if (schema.properties) walkStruct(node, schema.properties, name, at);
    else if (schema.additionalProperties) walkMap(node, schema.additionalProperties, at);
    else if (schema.type === 'array') walkList(node, schema.items ?? {}, at);
    else if (!fits(node, schema)) wrong(goWord(node, schema), { ...at, schema });
  }

  function walkStruct(node: Json, fields: Readonly<Record<string, TypeSchema>>, name: string | undefined, at: Position): void {
    if (typeof node !== 'object' || node === null || Array.isArray(node)) {
      wrong(goWord(node), at);
      return;
    }
    const struct = (name ?? '').slice((name ?? '').lastIndexOf('.') + 1);
    for (const key of sortedKeys(node)) {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      const jsonPath = at.jsonPath ? `${at.jsonPath}.${key}` : key;
      if (field) walk(node[key] ?? null, { schema: field, struct, field: key, path: at.path ? `${at.path}.${key}` : key, jsonPath });
      else strict.push(`unknown field "${jsonPath}"`);
    }
  }

  function walkMap(node: Json, values: TypeSchema, at: Position): void {
    if (typeof node !== 'object' || node === null || Array.isArray(node)) {
      wrong(goWord(node), at);
      return;
    }
    for (const key of sortedKeys(node)) walk(node[key] ?? null, { ...at, schema: values, jsonPath: `${at.jsonPath}.${key}` });
  }

  function walkList(node: Json, items: TypeSchema, at: Position): void {
    if (!Array.isArray(node)) {
      wrong(goWord(node), at);
      return;
    }
    node.forEach((item, i) => {
      walk(item, { ...at, schema: items, jsonPath: `${at.jsonPath}[${i}]` });
    });
  }

  const schema = type.name ? { $ref: type.name } : type.schema;
  walk(value, { struct: '', field: '', path: '', jsonPath: '', ...within, schema });
  return { ...(error === undefined ? {} : { error }), strict: [...new Set(strict)] };
}

const ownFormats = new Set(['int-or-string', 'quantity', 'date-time', 'byte']);

interface Position {
  readonly schema: TypeSchema;
  /** The Go struct that holds the field. */
  readonly struct: string;
  readonly field: string;
  /** Without list indices, as Go prints it. */
  readonly path: string;
  readonly jsonPath: string;
}

/** kubectl reads only `metadata` before it sends an object. */
// kubernetes cli-runtime pkg/resource/metadata_decoder.go
export function decodeMetadata({ metadata = null }: { readonly [key: string]: Json }): string | undefined {
  return decodeInto(metadata, objectMetaType, { struct: 'metadataOnlyObject', field: 'metadata', path: 'metadata' }).error;
}

function fits(node: Json, schema: TypeSchema): boolean {
  switch (schema.type) {
    case 'string':
      return typeof node === 'string';
    case 'boolean':
      return typeof node === 'boolean';
    case 'integer':
      return typeof node === 'number' && Number.isInteger(node) && Math.abs(node) <= (schema.format === 'int32' ? 2 ** 31 - 1 : 2 ** 63);
    case 'number':
      return typeof node === 'number';
    default:
      return true;
  }
}

function goWord(node: Json, schema?: TypeSchema): string {
  if (Array.isArray(node)) return 'array';
  if (typeof node === 'number') return schema?.type === 'integer' ? `number ${node}` : 'number';
  return typeof node === 'boolean' ? 'bool' : typeof node === 'string' ? 'string' : 'object';
}

const quantityShape = /^[+-]?(?:\d+\.?\d*|\.\d+)[eEinumkKMGTP]*[+-]?\d*$/;
const quantity = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/;

function ownFormat(node: Json, format: string): string | undefined {
  const got = goWord(node);
  if (format === 'int-or-string') {
    if (typeof node === 'string' || (typeof node === 'number' && Number.isInteger(node))) return undefined;
    return `json: cannot unmarshal ${typeof node === 'number' ? `number ${node}` : got} into Go value of type int32`;
  }
  if (format === 'quantity') {
    const text = typeof node === 'string' ? node : typeof node === 'number' ? String(node) : got;
    if (text !== '' && quantity.test(text)) return undefined;
    if (quantityShape.test(text)) return "unable to parse quantity's suffix";
    return "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  }
  if (typeof node !== 'string') return `json: cannot unmarshal ${got} into Go value of type string`;
  if (format === 'byte') {
    const at = corruptByte(node);
    return at === undefined ? undefined : `illegal base64 data at input byte ${at}`;
  }
  if (Number.isNaN(Date.parse(node)) || !/^\d{4}-\d\d-\d\dT/.test(node)) {
    return `parsing time ${JSON.stringify(node)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(node)} as "2006"`;
  }
  return undefined;
}
