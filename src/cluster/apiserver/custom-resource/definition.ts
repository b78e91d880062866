import type { Json, KubeObject } from '../../object.ts';
import type { ServedResource } from '../decoding/schema.ts';
import type { TypeSchema } from '../decoding/type-schema.ts';
import { isObject, type JsonObject } from './schema-node.ts';

/** What the model reads of a CustomResourceDefinition. */
export interface CustomResourceDefinition extends KubeObject {
  readonly spec?: {
    readonly group?: string;
    readonly scope?: string;
    readonly names?: { readonly plural?: string; readonly singular?: string; readonly kind?: string };
    readonly versions?: readonly {
      readonly name?: string;
      readonly served?: boolean;
      readonly schema?: { readonly openAPIV3Schema?: JsonObject };
    }[];
  };
}

const known = new WeakMap<CustomResourceDefinition, readonly ServedResource[]>();

/** What it makes the API server serve: its kind in each of its versions. */
export function servedBy(definition: CustomResourceDefinition): readonly ServedResource[] {
  const before = known.get(definition);
  if (before) return before;
  const { group = '', scope, names, versions = [] } = definition.spec ?? {};
  const { kind = '', plural = '', singular = kind.toLowerCase() } = names ?? {};
  const served = versions
    .filter((version) => version.served)
    .map(({ name = '', schema }) => ({
      apiVersion: `${group}/${name}`,
      kind,
      plural,
      singular,
      namespaced: scope === 'Namespaced',
      schema: rootSchema(schema?.openAPIV3Schema ?? {}),
    }));
  known.set(definition, served);
  return served;
}

function rootSchema(given: JsonObject): TypeSchema {
  const schema = typeSchema(given);
  const text: TypeSchema = { type: 'string' };
  return {
    ...schema,
    properties: { ...schema.properties, apiVersion: text, kind: text, metadata: { type: 'object', additionalProperties: {} } },
  };
}

const texts = ['type', 'format'] as const;
const numbers = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'] as const;

/** Patterns are left out: whoever wrote them may have written them for another engine, and some take forever. */
function typeSchema(node: Json | undefined): TypeSchema {
  if (!isObject(node)) return {};
  const schema: { -readonly [Field in keyof TypeSchema]: unknown } = {};
  for (const key of texts) if (typeof node[key] === 'string') schema[key] = node[key];
  for (const key of numbers) if (typeof node[key] === 'number') schema[key] = node[key];
  if (Array.isArray(node.enum)) schema.enum = node.enum;
  if (Array.isArray(node.required)) schema.required = node.required.map(String);
  if (node.default !== undefined) schema.default = node.default;
  if (isObject(node.properties))
    schema.properties = Object.fromEntries(Object.entries(node.properties).map(([name, field]) => [name, typeSchema(field)]));
  if (isObject(node.items)) schema.items = typeSchema(node.items);
  const isOpen = node['x-kubernetes-preserve-unknown-fields'] === true || node['x-kubernetes-embedded-resource'] === true;
  if (node.additionalProperties || isOpen) schema.additionalProperties = typeSchema(node.additionalProperties);
  if (typeof node['x-kubernetes-list-type'] === 'string') schema.listType = node['x-kubernetes-list-type'];
  const mapKeys = node['x-kubernetes-list-map-keys'];
  if (Array.isArray(mapKeys)) schema.listMapKeys = mapKeys.map(String);
  return schema as TypeSchema;
}
