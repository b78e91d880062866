import type { Write } from '../apiserver/admission.ts';
import { isObject, type JsonObject } from '../apiserver/custom-resource/schema-node.ts';
import { type ServedResource, typeOfResource } from '../apiserver/decoding/schema.ts';
import { pathSegment } from '../apiserver/formats/path-segment.ts';
import { groupOf, versionOf } from '../apiserver/resources.ts';
import type { Store } from '../apiserver/store.ts';
import { create, update } from '../apiserver/write.ts';
import { goJson, goValue } from '../go-json.ts';
import { kindNamed } from '../kinds/index.ts';
import { type Json, type KubeObject, keyOfRef, textOf } from '../object.ts';
import type { Info } from './builder.ts';
import { during, type KubectlError } from './error-text.ts';
import { lastApplied, lastAppliedOf, withLastApplied } from './last-applied.ts';
import { isObserved, takeObserved } from './observed.ts';
import { applyStrategicPatch, leftOf } from './strategic-merge.ts';
import { jsonMerge, threeWayJsonPatch, threeWayStrategicPatch } from './three-way-patch.ts';

export interface AppliedObject {
  readonly verdict?: 'created' | 'configured' | 'unchanged' | 'taken';
  /** Texts after `Warning: `; those of the server come once a run. */
  readonly warnings: readonly { readonly text: string; readonly once: boolean }[];
  readonly error?: KubectlError;
}

/** `kubectl apply` of one object: create it, or patch what exists. */
// kubernetes kubectl pkg/cmd/apply/apply.go applyOneObject
export function applyObject(store: Store, info: Info, file: string): AppliedObject {
  const { resource } = info;
  const namespace = resource.namespaced ? info.namespace || 'default' : info.namespace;
  const generateName = isObject(info.object.metadata) ? info.object.metadata.generateName : undefined;
  if (!info.name && typeof generateName === 'string' && generateName) {
    return { warnings: [], error: { message: `from ${textOf(generateName)}: cannot use generate name with apply` } };
  }
  const about = `${resourceText(resource)}\nName: "${info.name}", Namespace: "${namespace}"`;
  const unaddressable = unaddressableAt(info.name, namespace);
  if (unaddressable) {
    const error = { message: unaddressable };
    return { warnings: [], error: during(`retrieving current configuration of:\n${about}\nfrom server for:`, file, error) };
  }
  if (isObserved(info.object)) {
    const taken = takeObserved(store, info, namespace);
    if (taken?.error) return { warnings: [], error: during('creating', file, taken.error) };
    if (taken) return { verdict: 'taken', warnings: [] };
  }
  const { modified, creatable } = outgoing(info, namespace);
  const isNamesake = resource.schema !== undefined && kindNamed(resource.kind) !== undefined;
  const live = isNamesake
    ? undefined
    : store.find(keyOfRef({ kind: resource.kind, name: info.name, ...(resource.namespaced ? { namespace } : {}) }));
  const write: Write = { cluster: store.view(), resource, resourceVersion: store.nextResourceVersion(), now: store.now };
  const deprecated = isNamesake ? undefined : kindNamed(resource.kind)?.deprecated;
  const before = deprecated ? [{ text: deprecated, once: true }] : [];
  if (!live) {
    const result = create(creatable, write);
    const warnings = [...before, ...result.warnings.map(once)];
    if ('error' in result) return { warnings, error: during('creating', file, result.error) };
    // Whoever looks for Services must not find those of another group.
    if (!isNamesake) store.put(result.object, info.document.source);
    return { verdict: 'created', warnings };
  }
  if (!live.metadata.annotations?.[lastApplied]) before.push({ text: missingAnnotation(resource, info.name), once: false });
  return patch(store, info, live, modified, write, { about, file, before });
}

/** Why nothing of that name can be asked for. */
// kubernetes client-go rest/request.go Namespace, Name
function unaddressableAt(name: string, namespace: string): string | undefined {
  const [inNamespace, inName] = [pathSegment(namespace), pathSegment(name)];
  if (inNamespace.length > 0) return `invalid namespace ${JSON.stringify(namespace)}: [${inNamespace.join(' ')}]`;
  if (name === '') return 'resource name may not be empty';
  return inName.length > 0 ? `invalid resource name ${JSON.stringify(name)}: [${inName.join(' ')}]` : undefined;
}

function patch(
  store: Store,
  info: Info,
  live: KubeObject,
  modified: JsonObject,
  write: Write,
  { about, file, before }: { about: string; file: string; before: AppliedObject['warnings'] },
): AppliedObject {
  const { apiVersion } = info.resource;
  const type = typeOfResource(info.resource);
  const current = { ...live, apiVersion } as unknown as JsonObject;
  const strategic = type !== undefined && !type.custom;
  const change = strategic
    ? threeWayStrategicPatch(lastAppliedOf(live), modified, current, type)
    : threeWayJsonPatch(lastAppliedOf(live), modified, current);
  const after = live.metadata.deletionTimestamp ? [{ text: changesToDeleted(info.name), once: false }] : [];
  if (Object.keys(change).length === 0) {
    store.put(live, info.document.source);
    return { verdict: 'unchanged', warnings: [...before, ...after] };
  }
  const patched = (strategic ? applyStrategicPatch(current, change, type.schema) : jsonMerge(current, change)) as JsonObject;
  const result = update(patched, live, strategic ? goValue(leftOf(change)) : goJson(patched), write);
  const warnings = [...before, ...result.warnings.map(once)];
  if ('error' in result) {
    const error = during('patching', file, result.error);
    return { warnings, error: applyingPatch(goJson(change), about, file, error) };
  }
  store.put(result.object, info.document.source);
  return { verdict: 'configured', warnings: [...warnings, ...after] };
}

function applyingPatch(patchText: string, about: string, file: string, error: KubectlError): KubectlError {
  return during(`applying patch:\n${patchText}\nto:\n${about}\nfor:`, file, error);
}

const once = (text: string) => ({ text, once: true });

// kubernetes kubectl pkg/cmd/apply/apply.go warningNoLastAppliedConfigAnnotation
function missingAnnotation({ plural }: ServedResource, name: string): string {
  return `resource ${plural}/${name} is missing the ${lastApplied} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.`;
}

// kubernetes kubectl pkg/cmd/apply/apply.go warningChangesOnDeletingResource
const changesToDeleted = (name: string) => `Detected changes to resource ${name} which is currently being deleted.`;

function resourceText({ apiVersion, kind, plural }: ServedResource): string {
  const groupVersion = `${groupOf(apiVersion)}/${versionOf(apiVersion)}`;
  return `Resource: "${groupVersion}, Resource=${plural}", GroupVersionKind: "${groupVersion}, Kind=${kind}"`;
}

interface Outgoing {
  readonly modified: JsonObject;
  /** A new object goes without its nulls. */
  readonly creatable: JsonObject;
}

const prepared = new WeakMap<JsonObject, Outgoing>();

/** The object as kubectl sends it; the same document is prepared once. */
function outgoing({ object, resource, namespace: given }: Info, namespace: string): Outgoing {
  const before = prepared.get(object);
  if (before) return before;
  const modified = withLastApplied(resource.namespaced && !given ? inNamespace(object, namespace) : object);
  const result = { modified, creatable: withoutNullFields(modified) };
  prepared.set(object, result);
  return result;
}

function inNamespace(object: JsonObject, namespace: string): JsonObject {
  return { ...object, metadata: { ...(isObject(object.metadata) ? object.metadata : {}), namespace } };
}

// kubernetes kubectl pkg/cmd/apply/apply.go pruneNullsFromMap
function withoutNullFields(object: JsonObject): JsonObject {
  const prune = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(prune);
    if (!isObject(value)) return value;
    const kept = Object.entries(value).filter(([, field]) => field !== null);
    return Object.fromEntries(kept.map(([key, field]) => [key, prune(field)]));
  };
  return prune(object) as JsonObject;
}
