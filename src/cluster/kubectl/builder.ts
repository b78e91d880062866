import { type CustomResourceDefinition, servedBy } from '../apiserver/custom-resource/definition.ts';
import { isObject, type JsonObject } from '../apiserver/custom-resource/schema-node.ts';
import { decodeMetadata } from '../apiserver/decoding/decode.ts';
import type { ServedResource } from '../apiserver/decoding/schema.ts';
import { groupKind, resourceOf } from '../apiserver/resources.ts';
import { aggregate } from '../apiserver/status-error.ts';
import { type Cluster, objectsOfKind } from '../cluster.ts';
import { goJson } from '../go-json.ts';
import type { Json } from '../object.ts';
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

/** An object out of a running cluster whose kind only that cluster knows. */
export interface Custom {
  readonly document: Document;
  readonly apiVersion: string;
  readonly kind: string;
}

export interface Gathered {
  readonly infos: readonly Info[];
  readonly customs: readonly Custom[];
  readonly refusals: readonly Refusal[];
  /** kubectl read no further than the last refusal. */
  readonly stopped: boolean;
}

/** Reads a file's documents up to the first that is no object at all. */
// kubernetes cli-runtime pkg/resource/visitor.go StreamVisitor.Visit
export function gather(documents: readonly Document[], file: string, cluster: Cluster): Gathered {
  const infos: Info[] = [];
  const customs: Custom[] = [];
  const refusals: Refusal[] = [];
  for (const document of documents) {
    const fatal = unusable(document, file);
    if (fatal) return { infos, customs, refusals: [...refusals, fatal], stopped: true };
    const found = infoOf(document, document.value as JsonObject, file, cluster);
    if ('message' in found) refusals.push(found);
    else if ('resource' in found) infos.push(found);
    else customs.push(found);
  }
  return { infos, customs, refusals, stopped: false };
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
function infoOf(document: Document, object: JsonObject, file: string, cluster: Cluster): Info | Custom | Refusal {
  const undecodable = document.inList ? unrecognizable(object) : undecodableIn(object, file);
  if (undecodable) return { document, path: 'metadata', message: undecodable };
  const { apiVersion, kind } = object as { apiVersion: string; kind: string };
  const metadata = isObject(object.metadata) ? object.metadata : {};
  const name = typeof metadata.name === 'string' ? metadata.name : '';
  const namespace = typeof metadata.namespace === 'string' ? metadata.namespace : '';
  const builtIn = resourceOf(apiVersion, kind);
  if (!builtIn && isText(metadata.uid)) return { document, apiVersion, kind };
  const resource = builtIn ?? customResourceOf(cluster, apiVersion, kind);
  if (resource) return { document, object, resource, name, namespace };
  const group = groupKind(apiVersion, kind);
  const noMatch = `no matches for kind "${kind}" in version "${apiVersion}"`;
  const message = document.inList
    ? `unable to recognize ${noMatch}`
    : `resource mapping not found for name: "${name}" namespace: "${namespace}" from "${file}": ${noMatch}\nensure CRDs are installed first`;
  return { document, path: group.length > 0 ? 'kind' : '', message };
}

/** Of a kind that was added before kubectl began to read. */
function customResourceOf(cluster: Cluster, apiVersion: string, kind: string): ServedResource | undefined {
  const definitions: readonly CustomResourceDefinition[] = objectsOfKind(cluster, 'CustomResourceDefinition');
  return definitions.flatMap(servedBy).find((resource) => resource.apiVersion === apiVersion && resource.kind === kind);
}

function undecodableIn(object: JsonObject, file: string): string | undefined {
  const problem = isText(object.kind) ? decodeMetadata(object) : `Object 'Kind' is missing in '${goJson(object)}'`;
  return problem && `unable to decode "${file}": ${problem}`;
}

/** What stands in a list is looked at by the API server alone, save for what it is. */
// kubernetes apimachinery pkg/apis/meta/v1/unstructured/unstructuredscheme/scheme.go ObjectKinds
function unrecognizable(item: JsonObject): string | undefined {
  if (!isObject(item)) return 'json: cannot unmarshal into an object';
  const about = 'unable to get type info from the object "*unstructured.Unstructured":';
  if (!isText(item.kind)) return `${about} Object 'Kind' is missing in 'object has no kind field '`;
  return isText(item.apiVersion) ? undefined : `${about} Object 'apiVersion' is missing in 'object has no apiVersion field'`;
}

const isText = (value: Json | undefined) => typeof value === 'string' && value !== '';
