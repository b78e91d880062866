import type { Cluster } from '../cluster.ts';
import { findObject } from '../cluster.ts';
import { uidOf } from '../identity.ts';
import { kindNamed } from '../kinds/index.ts';
import type { AdmissionContext, KindDefinition } from '../kinds/kind.ts';
import { type Json, type KubeObject, keyOf, type ObjectMeta } from '../object.ts';
import { withoutKeys } from './absent.ts';
import type { FieldError } from './field-error.ts';
import { dnsSubdomain, type NameRule } from './names.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from './object-meta.ts';
import { type DecodedObject, readObject, strictText } from './read-object.ts';
import { groupKind, groupOf, versionOf } from './resources.ts';
import { sameValue } from './same-value.ts';
import type { ServedResource } from './schema.ts';
import { badRequest, invalidObject, type StatusError } from './status-error.ts';

export type WriteResult =
  | { readonly object: KubeObject; readonly warnings: readonly string[] }
  | { readonly error: StatusError; readonly warnings: readonly string[] };

export interface WriteContext {
  readonly cluster: Cluster;
  readonly resource: ServedResource;
  readonly resourceVersion: string;
  readonly now: string;
}

// kubernetes apiserver pkg/endpoints/handlers/create.go; pkg/registry/rest/create.go BeforeCreate
export function create(given: { readonly [key: string]: Json }, context: WriteContext): WriteResult {
  const { resource } = context;
  const kind = String(given.kind);
  if (kind !== resource.kind) return refused(badRequest(cannotBeHandled(kind, resource, unregistered(kind, resource))));
  const decoded = readObject(given, resource);
  const problem = decoded.error ?? strictText(decoded);
  if (problem) return refused(badRequest(cannotBeHandled(kind, resource, problem)));
  const object = newborn(decoded, resource);
  if (resource.namespaced && !findObject(context.cluster, 'Namespace', undefined, object.metadata.namespace ?? '')) {
    return refused({ reason: 'NotFound', message: `namespaces "${object.metadata.namespace}" not found` });
  }
  const dated = { ...object, metadata: { ...object.metadata, creationTimestamp: context.now } };
  return admit(dated, undefined, context);
}

// kubernetes apiserver pkg/endpoints/handlers/patch.go; pkg/registry/rest/update.go BeforeUpdate
export function update(given: { readonly [key: string]: Json }, old: KubeObject, patchText: string, context: WriteContext): WriteResult {
  const decoded = readObject(given, context.resource);
  const problem = decoded.error ?? strictText(decoded);
  if (problem) {
    const cause: FieldError = { type: 'Invalid', field: 'patch', value: patchText, detail: problem };
    return refused(invalidObject('', '', [cause]));
  }
  const { object } = decoded;
  const { resourceVersion, uid = old.metadata.uid } = object.metadata;
  if (resourceVersion && resourceVersion !== old.metadata.resourceVersion) return refused(conflict(context.resource, old));
  const kept = withoutKeys(object.metadata, assignedByServer);
  const carried = { ...(uid ? { uid } : {}), ...pick(old.metadata, keptByServer) };
  const result = admit({ ...object, metadata: { ...kept, ...carried } }, old, context);
  if ('error' in result) return result;
  const before = withoutVersion(old);
  if (sameValue(withoutVersion(result.object), before)) return { object: old, warnings: result.warnings };
  return { object: withNextGeneration(result.object, old), warnings: result.warnings };
}

function admit(given: KubeObject, old: KubeObject | undefined, context: WriteContext): WriteResult {
  const { resource, cluster } = context;
  const definition = definitionOf(resource);
  const admission: AdmissionContext = { cluster };
  const qualified = groupKind(resource.apiVersion, resource.kind);
  const reject = (errors: readonly FieldError[]) => refused(invalidObject(qualified, given.metadata.name, errors));

  const defaulted = old ? (definition?.defaults?.(given) ?? given) : given;
  const prepared = definition?.prepare?.(defaulted, admission, old) ?? defaulted;
  if (isErrors(prepared)) return reject(prepared);
  const errors = old
    ? updateErrors(prepared, old, resource, definition, admission)
    : createErrors(prepared, resource, definition, admission);
  if (errors.length > 0) return reject(errors);
  const warnings = definition?.warnings?.(prepared, old, admission) ?? [];
  const allocated = definition?.allocate?.(prepared, admission, old) ?? prepared;
  if (isErrors(allocated)) return { ...reject(allocated), warnings };
  const { kind, metadata, ...rest } = allocated;
  const apiVersion = storedVersion(resource, definition);
  return { object: { ...rest, apiVersion, kind, metadata: { ...metadata, resourceVersion: context.resourceVersion } }, warnings };
}

function createErrors(
  object: KubeObject,
  resource: ServedResource,
  definition: KindDefinition | undefined,
  admission: AdmissionContext,
): readonly FieldError[] {
  const own = definition?.validate?.(object, admission) ?? [];
  if (own.length > 0) return own;
  return validateObjectMeta(object.metadata, resource.namespaced, definition?.validate ? pathSegment : dnsSubdomain);
}

function updateErrors(
  object: KubeObject,
  old: KubeObject,
  resource: ServedResource,
  definition: KindDefinition | undefined,
  admission: AdmissionContext,
): readonly FieldError[] {
  const own = definition?.validateUpdate?.(object, old, admission) ?? definition?.validate?.(object, admission) ?? [];
  const common = [
    ...validateObjectMeta(object.metadata, resource.namespaced, pathSegment),
    ...validateObjectMetaUpdate(object.metadata, old.metadata),
  ];
  return [...common, ...own];
}

// kubernetes apimachinery pkg/api/validate/content/path.go IsPathSegmentName
const pathSegment: NameRule = (name) => {
  if (name === '.' || name === '..') return [`may not be '${name}'`];
  return ['/', '%'].filter((character) => name.includes(character)).map((character) => `may not contain '${character}'`);
};

function definitionOf({ kind, apiVersion }: ServedResource): KindDefinition | undefined {
  const definition = kindNamed(kind);
  return definition?.group === groupOf(apiVersion) ? definition : undefined;
}

/** Objects come back in the version in which they are stored, whichever they were sent in. */
function storedVersion({ apiVersion }: ServedResource, definition: KindDefinition | undefined): string {
  const [version] = definition?.versions ?? [];
  const group = groupOf(apiVersion);
  return version && group ? `${group}/${version}` : apiVersion;
}

function isErrors(result: KubeObject | readonly FieldError[]): result is readonly FieldError[] {
  return Array.isArray(result);
}

function refused(error: StatusError): { readonly error: StatusError; readonly warnings: readonly string[] } {
  return { error, warnings: [] };
}

function cannotBeHandled(kind: string, { apiVersion, kind: proper }: ServedResource, problem: string): string {
  return `${kind} in version "${versionOf(apiVersion)}" cannot be handled as a ${proper}: ${problem}`;
}

function unregistered(kind: string, { apiVersion }: ServedResource): string {
  return `no kind "${kind}" is registered for version "${apiVersion}" in scheme "pkg/runtime/scheme.go:111"`;
}

const assignedByServer = [
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'generation',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'managedFields',
  'selfLink',
] as const;

const keptByServer = ['creationTimestamp', 'generation', 'deletionTimestamp', 'deletionGracePeriodSeconds'] as const;

// kubernetes apiserver pkg/registry/generic/registry/store.go OptimisticLockErrorMsg
function conflict({ apiVersion, plural }: ServedResource, { metadata }: KubeObject): StatusError {
  const advice = 'the object has been modified; please apply your changes to the latest version and try again';
  return { reason: 'Conflict', message: `Operation cannot be fulfilled on ${groupKind(apiVersion, plural)} "${metadata.name}": ${advice}` };
}

const newborns = new WeakMap<DecodedObject, KubeObject>();

/** The object with its defaults and what the server gives every new one; made once for what is sent twice. */
function newborn(decoded: DecodedObject, resource: ServedResource): KubeObject {
  const before = newborns.get(decoded);
  if (before) return before;
  const { object } = decoded;
  const given = withoutKeys(object.metadata, assignedByServer);
  const metadata: ObjectMeta = resource.namespaced ? given : withoutKeys(given, ['namespace']);
  const uid = uidOf(keyOf({ ...object, metadata }));
  const generation = countsGenerations(resource) ? { generation: 1 } : {};
  const born = { ...object, metadata: { ...metadata, uid, ...generation } };
  const defaulted = definitionOf(resource)?.defaults?.(born) ?? born;
  newborns.set(decoded, defaulted);
  return defaulted;
}

/** Most kinds of the core group have no generation. */
function countsGenerations({ apiVersion, kind }: ServedResource): boolean {
  return groupOf(apiVersion) !== '' || kind === 'Pod' || kind === 'ReplicationController';
}

function withNextGeneration(object: KubeObject, old: KubeObject): KubeObject {
  const generation = old.metadata.generation;
  if (generation === undefined || sameValue(desiredPart(object), desiredPart(old))) return object;
  return { ...object, metadata: { ...object.metadata, generation: generation + 1 } };
}

function desiredPart(object: KubeObject): unknown {
  const { metadata: _metadata, status: _status, ...rest } = object as KubeObject & { status?: unknown };
  return rest;
}

function withoutVersion(object: KubeObject): KubeObject {
  return { ...object, metadata: withoutKeys(object.metadata, ['resourceVersion']) };
}

function pick<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Partial<Pick<T, K>> {
  const picked: Partial<Pick<T, K>> = {};
  for (const key of keys) if (value[key] !== undefined) picked[key] = value[key];
  return picked;
}
