import { parseIp } from '../../ip-address.ts';
import type { Json } from '../../object.ts';
import { fieldOf } from '../decoding/schema.ts';
import type { TypeSchema } from '../decoding/type-schema.ts';
import { type FieldError, invalid, notSupported, required } from '../field-error.ts';
import { sameValue } from '../same-value.ts';
import { childPath, isObject, type JsonObject } from './schema-node.ts';

/** What the schema alone finds wrong, in the words of the validator behind custom resources. */
// kubernetes kube-openapi pkg/validation/validate/schema.go SchemaValidator
export function schemaErrors(value: Json, schema: TypeSchema, path = ''): readonly FieldError[] {
  const wrongType = typeError(value, schema, path);
  if (wrongType) return [wrongType];
  return [
    ...alternativeErrors(value, schema, path),
    ...(typeof value === 'string' ? textErrors(value, schema, path) : []),
    ...(typeof value === 'number' ? numberErrors(value, schema, path) : []),
    ...(Array.isArray(value) ? listErrors(value, schema, path) : []),
    ...(schema.enum && !schema.enum.some((allowed) => sameValue(allowed, value))
      ? [notSupported(path, value, schema.enum.map(String))]
      : []),
    ...(isObject(value) ? objectErrors(value, schema, path) : []),
  ];
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

function typeError(value: Json, { type }: TypeSchema, path: string): FieldError | undefined {
  const actual = typeOf(value);
  if (!type || actual === type || (type === 'number' && actual === 'integer')) return undefined;
  return { type: 'TypeInvalid', field: path, value: actual, detail: `${path} in body must be of type ${type}: ${JSON.stringify(actual)}` };
}

function alternativeErrors(value: Json, { oneOf, anyOf, not }: TypeSchema, path: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  const tell = (detail: string) => errors.push(invalid('<nil>', '', `${JSON.stringify(path)} ${detail}`));
  const failures = (choices: readonly TypeSchema[]) => choices.map((choice) => schemaErrors(value, choice, path));
  if (anyOf) {
    const failed = failures(anyOf);
    if (failed.every((list) => list.length > 0)) {
      tell('must validate at least one schema (anyOf)');
      errors.push(...(failed[0] ?? []));
    }
  }
  if (oneOf) {
    const failed = failures(oneOf);
    const valid = failed.filter((list) => list.length === 0).length;
    if (valid === 0) {
      tell('must validate one and only one schema (oneOf). Found none valid');
      errors.push(...(failed[0] ?? []));
    } else if (valid > 1) tell(`must validate one and only one schema (oneOf). Found ${valid} valid alternatives`);
  }
  if (not && schemaErrors(value, not, path).length === 0) tell('must not validate the schema (not)');
  return errors;
}

/** Longer texts are held against no pattern: those that may be longer have none. */
const patternLimit = 10_000;

function textErrors(value: string, schema: TypeSchema, path: string): readonly FieldError[] {
  const { minLength, maxLength, pattern, format } = schema;
  const length = [...value].length;
  if (maxLength !== undefined && length > maxLength)
    return [{ type: 'TooLong', field: path, detail: `may not be more than ${maxLength} bytes` }];
  if (minLength !== undefined && length < minLength)
    return [invalid(path, value, `${path} in body should be at least ${minLength} chars long`)];
  if (pattern !== undefined && (length > patternLimit || !new RegExp(pattern).test(value))) {
    return [invalid(path, value, `${path} in body should match '${pattern}'`)];
  }
  const family = format === 'ipv4' ? 'IPv4' : format === 'ipv6' ? 'IPv6' : undefined;
  if (!family || parseIp(value)?.family === family) return [];
  return [{ type: 'TypeInvalid', field: path, value, detail: `${path} in body must be of type ${format}: ${JSON.stringify(value)}` }];
}

function numberErrors(value: number, { minimum, maximum }: TypeSchema, path: string): readonly FieldError[] {
  return [
    ...(maximum !== undefined && value > maximum
      ? [invalid(path, value, `${path} in body should be less than or equal to ${maximum}`)]
      : []),
    ...(minimum !== undefined && value < minimum
      ? [invalid(path, value, `${path} in body should be greater than or equal to ${minimum}`)]
      : []),
  ];
}

function listErrors(value: readonly Json[], { items, minItems, maxItems }: TypeSchema, path: string): readonly FieldError[] {
  const size = value.length;
  return [
    ...(items ? value.flatMap((item, index) => schemaErrors(item, items, `${path}[${index}]`)) : []),
    ...(minItems !== undefined && size < minItems ? [invalid(path, size, `${path} in body should have at least ${minItems} items`)] : []),
    ...(maxItems !== undefined && size > maxItems ? [tooMany(path, size, maxItems)] : []),
  ];
}

function tooMany(field: string, value: number, limit: number): FieldError {
  return { type: 'TooMany', field, value, detail: `must have at most ${limit} items` };
}

function objectErrors(value: JsonObject, schema: TypeSchema, path: string): readonly FieldError[] {
  const { minProperties, maxProperties } = schema;
  const size = Object.keys(value).length;
  if (minProperties !== undefined && size < minProperties) {
    return [invalid(path, size, `${path} in body should have at least ${minProperties} properties`)];
  }
  if (maxProperties !== undefined && size > maxProperties) return [tooMany(path, size, maxProperties)];
  const fields = Object.entries(value).flatMap(([key, field]) => {
    const node = fieldOf(schema, key);
    return node ? schemaErrors(field, node, childPath(path, key)) : [];
  });
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value, key));
  return [...fields, ...missing.map((key) => required(childPath(path, key)))];
}
