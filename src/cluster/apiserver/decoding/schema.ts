import { furtherKinds, furtherTypes } from './further-types.ts';
import file from './schema.json';
import type { TypeSchema } from './type-schema.ts';

export interface ServedResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly namespaced: boolean;
  /** Of a kind that a CustomResourceDefinition adds. */
  readonly schema?: TypeSchema;
}

interface SchemaFile {
  readonly groupVersions: readonly string[];
  readonly resources: readonly ServedResource[];
  readonly kinds: Readonly<Record<string, { readonly type: string; readonly custom?: boolean }>>;
  readonly types: Readonly<Record<string, TypeSchema>>;
}

const published = file as unknown as SchemaFile;
const kinds: SchemaFile['kinds'] = { ...published.kinds, ...furtherKinds };
const types: SchemaFile['types'] = { ...furtherTypes, ...published.types };

export const publishedResources = published.resources;

/** A type with the name under which Go knows it, where it has one. */
export interface NamedType {
  readonly name?: string;
  readonly schema: TypeSchema;
}

/** The type of a kind; undefined where the kind is served but its fields are not modelled. */
export function typeOfKind(apiVersion: string, kind: string): (NamedType & { readonly custom: boolean }) | undefined {
  const found = publishedKind(apiVersion, kind) ?? publishedKind(apiVersion.replace(/\/v1beta1$/, '/v1'), kind);
  const schema = found && types[found.type];
  return schema ? { name: found.type, schema, custom: found.custom ?? false } : undefined;
}

/** The type of what is served under a kind. */
export function typeOfResource({ apiVersion, kind, schema }: ServedResource): ReturnType<typeof typeOfKind> {
  return schema ? { schema, custom: true } : typeOfKind(apiVersion, kind);
}

/** Where only one of several served versions is published, the others have its fields. */
function publishedKind(apiVersion: string, kind: string): SchemaFile['kinds'][string] | undefined {
  const key = `${apiVersion}/${kind}`;
  return Object.hasOwn(kinds, key) ? kinds[key] : undefined;
}

/** Follows a reference, keeping what the field itself says of patching. */
export function resolve(schema: TypeSchema): NamedType {
  const target = schema.$ref === undefined ? undefined : types[schema.$ref];
  return target && schema.$ref ? { name: schema.$ref, schema: target } : { schema };
}

export function fieldOf(schema: TypeSchema | undefined, name: string): TypeSchema | undefined {
  if (schema?.properties && Object.hasOwn(schema.properties, name)) return schema.properties[name];
  return schema?.additionalProperties;
}

export const objectMetaType: NamedType = resolve({ $ref: 'meta.v1.ObjectMeta' });
