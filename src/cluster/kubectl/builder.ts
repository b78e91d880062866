import { isObject, type JsonObject } from '../apiserver/custom-resource/schema-node.ts';
import { decodeMetadata } from '../apiserver/decode.ts';
import { groupKind, resourceOf } from '../apiserver/resources.ts';
import type { ServedResource } from '../apiserver/schema.ts';
import { aggregate } from '../apiserver/status-error.ts';
import type { Document } from '../yaml/index.ts';

/** An object that kubectl can send somewhere. */
export interface Info {
  readonly document: Document;
  readonly object: JsonObject;
  readonly resource: ServedResource;
  readonly name: string;
  readonly namespace: string;
}

/** A document that kubectl itself refuses. */
export interface Refusal {
  readonly document: Document;
  readonly message: string;
  /** The field at fault. */
  readonly path: string;
}

export interface Gathered {
  readonly infos: readonly Info[];
  readonly refusals: readonly Refusal[];
  /** kubectl read no further than the last refusal. */
  readonly stopped: boolean;
}

/** Reads a file's documents up to the first that is no object at all. */
// kubernetes cli-runtime pkg/resource/visitor.go StreamVisitor.Visit
export function gather(documents: readonly Document[], file: string): Gathered {
  const infos: Info[] = [];
  const refusals: Refusal[] = [];
  for (const document of documents) {
    const fatal = unusable(document, file);
    if (fatal) return { infos, refusals: [...refusals, fatal], stopped: true };
    const found = infoOf(document, document.value as JsonObject, file);
    if ('message' in found) refusals.push(found);
    else infos.push(found);
  }
  return { infos, refusals, stopped: false };
}

const carryOn = 'if you choose to ignore these errors, turn validation off with --validate=false';

// kubernetes kubectl pkg/validation/schema.go getObjectKind
function unusable(document: Document, file: string): Refusal | undefined {
  const { value, unreadable } = document;
  if (value === undefined) {
    return {
      document,
      path: '',
      message: `error parsing ${file}: ${unreadable ?? ''}`,
    };
  }
  if (document.inList) return undefined;
  const missing = isObject(value) ? (['apiVersion', 'kind'] as const).flatMap((field) => complaint(value, field)) : undefined;
  const reasons = missing ?? ['invalid object to validate'];
  if (reasons.length === 0) return undefined;
  return { document, path: '', message: `error validating "${file}": error validating data: ${aggregate(reasons)}; ${carryOn}` };
}

function complaint(object: JsonObject, field: 'apiVersion' | 'kind'): string[] {
  const value = object[field];
  if (value === undefined || value === null) return [`${field} not set`];
  return typeof value === 'string' ? [] : [`${field} isn't string type`];
}

// kubernetes cli-runtime pkg/resource/mapper.go infoForData, infoForObject
function infoOf(document: Document, object: JsonObject, file: string): Info | Refusal {
  const undecodable = isObject(object) ? (missingKind(object) ?? decodeMetadata(object)) : 'json: cannot unmarshal into an object';
  if (undecodable) return { document, path: 'metadata', message: `unable to decode "${file}": ${undecodable}` };
  const { apiVersion, kind } = object as { apiVersion: string; kind: string };
  const metadata = isObject(object.metadata) ? object.metadata : {};
  const name = typeof metadata.name === 'string' ? metadata.name : '';
  const namespace = typeof metadata.namespace === 'string' ? metadata.namespace : '';
  const resource = resourceOf(apiVersion, kind);
  if (resource) return { document, object, resource, name, namespace };
  const group = groupKind(apiVersion, kind);
  const noMatch = `no matches for kind "${kind}" in version "${apiVersion}"`;
  const message = document.inList
    ? `unable to recognize ${noMatch}`
    : `resource mapping not found for name: "${name}" namespace: "${namespace}" from "${file}": ${noMatch}\nensure CRDs are installed first`;
  return { document, path: group.length > 0 ? 'kind' : '', message };
}

function missingKind(object: JsonObject): string | undefined {
  return typeof object.kind === 'string' && object.kind !== '' ? undefined : `Object 'Kind' is missing in '${JSON.stringify(object)}'`;
}
