import type { Json, KubeObject } from '../../object.ts';
import { type Decoding, decodeInto } from './decode.ts';
import { normalize } from './normalize.ts';
import type { ServedResource } from './schema.ts';
import { fieldOf, objectMetaType, resolve, typeOfResource } from './schema.ts';
import type { TypeSchema } from './type-schema.ts';

export interface DecodedObject extends Decoding {
  readonly object: KubeObject;
  readonly resource: ServedResource;
}

const known = new WeakMap<object, DecodedObject>();

/** Decodes what was sent; the same value is decoded once. */
export function readObject(given: { readonly [key: string]: Json }, resource: ServedResource): DecodedObject {
  const before = known.get(given);
  if (before?.resource === resource) return before;
  const { apiVersion, kind } = resource;
  const type = typeOfResource(resource);
  const decoding: Decoding = !type
    ? decodeInto({ metadata: given.metadata ?? null }, { schema: { properties: { metadata: { $ref: objectMetaType.name ?? '' } } } })
    : type.custom
      ? decodeCustom(given, type.schema)
      : decodeInto(given, type);
  const kept = type && !type.custom ? normalize(given, type.schema) : given;
  const metadata = normalize(given.metadata ?? {}, objectMetaType.schema);
  const decoded = { ...decoding, resource, object: { ...(kept as object), apiVersion, kind, metadata } as unknown as KubeObject };
  known.set(given, decoded);
  return decoded;
}

export function strictText({ strict }: Decoding): string | undefined {
  return strict.length > 0 ? `strict decoding error: ${strict.join(', ')}` : undefined;
}

/** Custom resources are checked for unknown fields; types are left to validation. */
// kubernetes apiextensions-apiserver pkg/apiserver/schema/pruning/algorithm.go
function decodeCustom(given: { readonly [key: string]: Json }, schema: TypeSchema): Decoding {
  const { metadata, ...rest } = given;
  const strict: string[] = [];
  const walk = (node: Json, at: TypeSchema, path: string): void => {
    const { schema: type } = resolve(at);
    if (Array.isArray(node)) {
      node.forEach((item, i) => {
        walk(item, type.items ?? {}, `${path}[${i}]`);
      });
    } else if (typeof node === 'object' && node !== null && (type.properties || type.additionalProperties)) {
      for (const key of Object.keys(node).sort()) {
        const field = fieldOf(type, key);
        const fieldPath = path ? `${path}.${key}` : key;
        if (field) walk(node[key] ?? null, field, fieldPath);
        else strict.push(`unknown field "${fieldPath}"`);
      }
    }
  };
  walk(rest, schema, '');
  const ofMetadata = decodeInto(
    { metadata: metadata ?? null },
    { schema: { properties: { metadata: { $ref: objectMetaType.name ?? '' } } } },
  );
  return { ...ofMetadata, strict: [...ofMetadata.strict, ...strict] };
}
