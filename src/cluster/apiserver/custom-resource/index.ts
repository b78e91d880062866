import type { Json, KubeObject } from '../../object.ts';
import { type ServedResource, typeOfKind } from '../decoding/schema.ts';
import type { TypeSchema } from '../decoding/type-schema.ts';
import { type FieldError, invalid } from '../field-error.ts';
import { dnsSubdomain } from '../formats/names.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../object-meta.ts';
import { withSchemaDefaults } from './defaults.ts';
import { listErrors } from './list-rules.ts';
import { schemaErrors } from './validate-schema.ts';
import { ruleErrors, type ValueRules } from './value-rules.ts';

/** A kind whose behaviour is its schema and the rules beside it. */
export interface CustomResource extends Pick<ServedResource, 'apiVersion' | 'kind' | 'namespaced' | 'schema'> {
  readonly rules: ValueRules;
}

/** Metadata has rules of its own. */
const checkedElsewhere: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

function schemaOf({ apiVersion, kind, schema: given }: CustomResource): TypeSchema {
  const schema = given ?? typeOfKind(apiVersion, kind)?.schema;
  const fields = Object.entries(schema?.properties ?? {}).filter(([key]) => !checkedElsewhere.has(key));
  return { ...schema, properties: Object.fromEntries(fields) };
}

/** The hooks of a kind that is a custom resource with a status of its own. */
export function customResource<T extends KubeObject>(resource: CustomResource) {
  const schema = schemaOf(resource);
  const hasStatus = schema.properties?.status !== undefined;
  const defaults = (object: T): T => fromJson<T>(withSchemaDefaults(asJson(object), schema));
  return {
    defaults,
    prepare: (object: T, _context: unknown, old?: T): T => (hasStatus ? defaults(withStatusOf(object, old)) : object),
    validate: (object: T): readonly FieldError[] => [
      ...validateObjectMeta(object.metadata, resource.namespaced, dnsSubdomain),
      ...valueErrors(resource, schema, object),
    ],
    validateUpdate: (object: T, old: T): readonly FieldError[] => [
      ...validateObjectMetaUpdate(object.metadata, old.metadata),
      ...valueErrors(resource, schema, object, old),
    ],
  };
}

const blocking: ReadonlySet<FieldError['type']> = new Set(['NotSupported', 'Required', 'TooLong', 'TooMany', 'TypeInvalid']);
const notAllChecked =
  'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation';

// kubernetes apiextensions-apiserver pkg/registry/customresource/strategy.go Validate
function valueErrors({ rules }: CustomResource, schema: TypeSchema, object: KubeObject, old?: KubeObject): readonly FieldError[] {
  const value = asJson(object);
  const errors = [...schemaErrors(value, schema), ...listErrors(value, schema)];
  const isBlocked = Object.keys(rules).length > 0 && errors.some(({ type }) => blocking.has(type));
  if (isBlocked) return [...errors, invalid('<nil>', undefined, notAllChecked)];
  return [...errors, ...ruleErrors(rules, value, old && asJson(old))];
}

function withStatusOf<T extends KubeObject>(object: T, old: T | undefined): T {
  const { status: _, ...rest } = object as T & { status?: unknown };
  const status = (old as { status?: unknown } | undefined)?.status;
  return (status === undefined ? rest : { ...rest, status }) as T;
}

// Objects are JSON already; their interfaces only say more about it.
function asJson(object: KubeObject): Json {
  return object as unknown as Json;
}

function fromJson<T extends KubeObject>(value: Json): T {
  return value as unknown as T;
}
