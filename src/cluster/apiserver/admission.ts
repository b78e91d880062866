import type { Cluster } from '../cluster.ts';
import { kindNamed } from '../kinds/index.ts';
import type { AdmissionContext, KindDefinition } from '../kinds/kind.ts';
import type { Json, KubeObject } from '../object.ts';
import { customResource } from './custom-resource/index.ts';
import { fieldOf, resolve, type ServedResource, typeOfResource } from './decoding/schema.ts';
import type { TypeSchema } from './decoding/type-schema.ts';
import type { FieldError } from './field-error.ts';
import { dnsSubdomain } from './formats/names.ts';
import { pathSegment } from './formats/path-segment.ts';
import { checkFinalizersQualified, validateObjectMeta, validateObjectMetaUpdate } from './object-meta.ts';
import { groupKind, groupOf } from './resources.ts';
import { invalidObject, type StatusError } from './status-error.ts';
import { sentWarnings } from './warning-headers.ts';

export interface Write {
  /** The cluster before the write. */
  readonly cluster: Cluster;
  readonly resource: ServedResource;
  readonly resourceVersion: string;
  /** When a new object is made. */
  readonly now: string;
}

export interface Sending extends Write {
  /** What was sent, before anything was dropped from it. */
  readonly sent: { readonly [key: string]: Json };
}

/** The API server tells an empty list or map from an absent one until it stores them. */
function withEmptySent(error: FieldError, sent: Sending['sent'], schema: TypeSchema | undefined): FieldError {
  if (error.value !== undefined) return error;
  let value: Json | undefined = sent;
  let type: TypeSchema | undefined = schema;
  for (const key of (error.valueFrom ?? error.field).split(/[.[\]]+/).filter(Boolean)) {
    value = fieldAt(value, key);
    type = type?.items ?? fieldOf(type, key);
    type = type && resolve(type).schema;
  }
  const isList = type?.type === 'array' || type?.additionalProperties !== undefined;
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return isList && isEmpty ? { ...error, value } : error;
}

const fieldAt = (value: Json | undefined, key: string) =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as { [key: string]: Json })[key] : undefined;

export interface Refused {
  readonly error: StatusError;
  readonly warnings: readonly string[];
}

export type WriteResult = { readonly object: KubeObject; readonly warnings: readonly string[] } | Refused;

export function refused(error: StatusError): Refused {
  return { error, warnings: [] };
}

/** Whether anybody looked at the cluster while an object was admitted; if nobody did, the outcome hangs on the object alone. */
export interface Looked {
  atCluster: boolean;
}

/** Takes an object with its defaults through preparation, validation, warnings and allocation. `old` on update. */
// kubernetes apiserver pkg/registry/rest/create.go BeforeCreate, update.go BeforeUpdate
export function admit(defaulted: KubeObject, old: KubeObject | undefined, write: Sending, looked: Looked): WriteResult {
  const { resource } = write;
  const definition = definitionOf(resource);
  const admission: AdmissionContext = {
    get cluster() {
      looked.atCluster = true;
      return write.cluster;
    },
  };
  const qualified = groupKind(resource.apiVersion, resource.kind);
  const reject = (found: readonly FieldError[]) => {
    const errors = found.map((error) => withEmptySent(error, write.sent, typeOfResource(resource)?.schema));
    return refused(invalidObject(qualified, defaulted.metadata.name, errors));
  };

  const prepared = definition?.prepare?.(defaulted, admission, old) ?? defaulted;
  if (isErrors(prepared)) return reject(prepared);
  const errors = old
    ? updateErrors(prepared, old, resource, definition, admission)
    : createErrors(prepared, resource, definition, admission);
  if (errors.length > 0) return reject(errors);
  const warnings = sentWarnings(definition?.warnings?.(prepared, old, admission) ?? []);
  const allocated = definition?.allocate?.(prepared, admission, old) ?? prepared;
  if (isErrors(allocated)) return { ...reject(allocated), warnings };
  const { kind, metadata, ...rest } = allocated;
  const apiVersion = storedVersion(resource, definition);
  return { object: { ...rest, apiVersion, kind, metadata: { ...metadata, resourceVersion: write.resourceVersion } }, warnings };
}

function createErrors(
  object: KubeObject,
  resource: ServedResource,
  definition: Strategy | undefined,
  admission: AdmissionContext,
): readonly FieldError[] {
  const own = [...finalizerErrors(object, resource), ...(definition?.validate?.(object, admission) ?? [])];
  if (own.length > 0) return own;
  return validateObjectMeta(object.metadata, resource.namespaced, definition?.validate ? pathSegment : dnsSubdomain);
}

function updateErrors(
  object: KubeObject,
  old: KubeObject,
  resource: ServedResource,
  definition: Strategy | undefined,
  admission: AdmissionContext,
): readonly FieldError[] {
  const own = definition?.validateUpdate?.(object, old, admission) ?? definition?.validate?.(object, admission) ?? [];
  const common = [
    ...validateObjectMeta(object.metadata, resource.namespaced, pathSegment),
    ...validateObjectMetaUpdate(object.metadata, old.metadata),
    ...finalizerErrors(object, resource),
  ];
  return [...common, ...own];
}

function finalizerErrors({ metadata }: KubeObject, resource: ServedResource): readonly FieldError[] {
  return typeOfResource(resource)?.custom ? [] : checkFinalizersQualified(metadata);
}

/** What the API server does with a kind. */
type Strategy = Pick<KindDefinition, 'defaults' | 'prepare' | 'validate' | 'validateUpdate' | 'warnings' | 'allocate'> &
  Partial<Pick<KindDefinition, 'versions'>>;

const ofCustoms = new WeakMap<ServedResource, Strategy>();

function ofCustom(resource: ServedResource): Strategy {
  const strategy = ofCustoms.get(resource) ?? customResource<KubeObject>({ ...resource, rules: {} });
  ofCustoms.set(resource, strategy);
  return strategy;
}

export function definitionOf(resource: ServedResource): Strategy | undefined {
  if (resource.schema) return ofCustom(resource);
  const { kind, apiVersion } = resource;
  const definition = kindNamed(kind);
  return definition?.group === groupOf(apiVersion) ? definition : undefined;
}

/** Objects come back in the version in which they are stored, whichever they were sent in. */
function storedVersion({ apiVersion }: ServedResource, definition: Strategy | undefined): string {
  const [version] = definition?.versions ?? [];
  const group = groupOf(apiVersion);
  return version && group ? `${group}/${version}` : apiVersion;
}

function isErrors(result: KubeObject | readonly FieldError[]): result is readonly FieldError[] {
  return Array.isArray(result);
}
