import { findObject } from '../cluster.ts';
import { uidOf } from '../identity.ts';
import { type Json, type KubeObject, keyOf, type ObjectMeta } from '../object.ts';
import { withoutKeys } from './absent.ts';
import { admit, definitionOf, refused, type Sending, type Write, type WriteResult } from './admission.ts';
import { type DecodedObject, readObject, strictText } from './decoding/read-object.ts';
import type { ServedResource } from './decoding/schema.ts';
import type { FieldError } from './field-error.ts';
import { groupKind, groupOf, versionOf } from './resources.ts';
import { sameValue } from './same-value.ts';
import { badRequest, invalidObject, type StatusError } from './status-error.ts';

// kubernetes apiserver pkg/endpoints/handlers/create.go; pkg/registry/rest/create.go BeforeCreate
export function create(given: { readonly [key: string]: Json }, write: Write): WriteResult {
  const { resource } = write;
  const kind = typeof given.kind === 'string' ? given.kind : '';
  if (kind !== resource.kind) return refused(badRequest(cannotBeHandled(kind, resource, unregistered(kind, resource))));
  const decoded = readObject(given, resource);
  const problem = decoded.error ?? strictText(decoded);
  if (problem) return refused(badRequest(cannotBeHandled(kind, resource, problem)));
  const object = newborn(decoded, resource);
  const closed = resource.namespaced ? closedNamespace(object, write) : undefined;
  if (closed) return refused(closed);
  return admitNew(decoded, object, { ...write, sent: given });
}

/** Why nothing new gets into its namespace. */
// kubernetes apiserver pkg/admission/plugin/namespace/lifecycle/admission.go Admit
function closedNamespace(
  { apiVersion, metadata: { name, namespace = '' } }: KubeObject,
  { cluster, resource }: Write,
): StatusError | undefined {
  const found = findObject(cluster, 'Namespace', undefined, namespace);
  if (!found) return { reason: 'NotFound', message: `namespaces "${namespace}" not found` };
  if (!found.metadata.deletionTimestamp) return undefined;
  const group = groupOf(apiVersion);
  const qualified = group ? `${resource.plural}.${group}` : resource.plural;
  const reason = `unable to create new content in namespace ${namespace} because it is being terminated`;
  return { reason: 'Forbidden', message: `${qualified} "${name}" is forbidden: ${reason}` };
}

interface Outcome {
  readonly now: string;
  readonly result: WriteResult;
}

const outcomes = new WeakMap<DecodedObject, Outcome>();

/** What hangs on the object alone comes out the same whenever it is sent, down to the identity where its version is the same, too. */
function admitNew(decoded: DecodedObject, object: KubeObject, write: Sending): WriteResult {
  const before = outcomes.get(decoded);
  const result = before?.now === write.now ? inVersion(before.result, write.resourceVersion) : undefined;
  if (result) {
    if (result !== before?.result) outcomes.set(decoded, { now: write.now, result });
    return result;
  }
  const looked = { atCluster: false };
  const dated = { ...object, metadata: { ...object.metadata, creationTimestamp: write.now } };
  const admitted = admit(dated, undefined, write, looked);
  if (!looked.atCluster) outcomes.set(decoded, { now: write.now, result: admitted });
  return admitted;
}

function inVersion(result: WriteResult, resourceVersion: string): WriteResult {
  if ('error' in result || result.object.metadata.resourceVersion === resourceVersion) return result;
  const { object, warnings } = result;
  return { object: { ...object, metadata: { ...object.metadata, resourceVersion } }, warnings };
}

// kubernetes apiserver pkg/endpoints/handlers/patch.go; pkg/registry/rest/update.go BeforeUpdate
export function update(given: { readonly [key: string]: Json }, old: KubeObject, patchText: string, write: Write): WriteResult {
  const decoded = readObject(given, write.resource);
  const problem = decoded.error ?? strictText(decoded);
  if (problem) {
    const cause: FieldError = { type: 'Invalid', field: 'patch', value: patchText, detail: problem };
    return refused(invalidObject('', '', [cause]));
  }
  const { object } = decoded;
  const { resourceVersion, uid = old.metadata.uid } = object.metadata;
  if (resourceVersion && resourceVersion !== old.metadata.resourceVersion) return refused(conflict(write.resource, old));
  const kept = withoutKeys(object.metadata, assignedByServer);
  const carried = { ...(uid ? { uid } : {}), ...pick(old.metadata, keptByServer) };
  const full = { ...object, metadata: { ...kept, ...carried } };
  const result = admit(definitionOf(write.resource)?.defaults?.(full) ?? full, old, { ...write, sent: given }, { atCluster: false });
  if ('error' in result) return result;
  const before = withoutVersion(old);
  if (sameValue(withoutVersion(result.object), before)) return { object: old, warnings: result.warnings };
  return { object: withNextGeneration(result.object, old), warnings: result.warnings };
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
