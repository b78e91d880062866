import { withoutKeys } from '../apiserver/absent.ts';
import { admit, definitionOf, type Write } from '../apiserver/admission.ts';
import { isObject, type JsonObject } from '../apiserver/custom-resource/schema-node.ts';
import { readObject } from '../apiserver/decoding/read-object.ts';
import { sameValue } from '../apiserver/same-value.ts';
import { badRequest, type StatusError } from '../apiserver/status-error.ts';
import type { Store } from '../apiserver/store.ts';
import { create } from '../apiserver/write.ts';
import { newNamespace } from '../bootstrap.ts';
import { findObject } from '../cluster.ts';
import { controllerOf, type Json, type KubeObject, keyOf, keyOfRef } from '../object.ts';
import type { EndpointSlice, Pod } from '../types.ts';
import type { Info } from './builder.ts';
import { learnFamilies } from './observed-families.ts';
import { learnNodes, makeNodeFor, onlyNodesInUse } from './observed-nodes.ts';
import { standInsFor } from './observed-system.ts';

const givenByServer = ['uid', 'resourceVersion', 'creationTimestamp'] as const;

/** Whether a server gave it out: `kubectl get -o yaml` prints what the server alone knows of it. */
export function isObserved({ metadata }: JsonObject): boolean {
  return isObject(metadata) && givenByServer.every((field) => typeof metadata[field] === 'string' && metadata[field] !== '');
}

/** A Pod whose state was cut off is a Pod to be started. */
function hasState(status: Json | undefined): boolean {
  if (!isObject(status) || typeof status.phase !== 'string') return false;
  const ips = Array.isArray(status.podIPs) ? status.podIPs : [];
  return ips.every((one) => isObject(one) && typeof one.ip === 'string');
}

interface Taken {
  readonly error?: StatusError;
}

/**
 * Stores an object of another cluster as that cluster has it, addresses, states and identity included, with the namespace and the
 * node that it speaks of. Undefined where the user wrote an object of that name who is somebody else.
 */
export function takeObserved(store: Store, { object: given, resource, document }: Info, namespace: string): Taken | undefined {
  const decoded = readObject(given, resource);
  if (decoded.error) return { error: badRequest(decoded.error) };
  const { metadata, ...rest } = decoded.object;
  const kept = withoutKeys(metadata, ['managedFields', 'selfLink']);
  const seen: KubeObject = { ...rest, metadata: resource.namespaced ? { ...kept, namespace } : withoutKeys(kept, ['namespace']) };
  const key = keyOf(seen);
  const live = store.find(key);
  if (resource.namespaced && !findObject(store.view(), 'Namespace', undefined, namespace)) store.put(newNamespace(namespace), undefined);
  if (seen.kind === 'Pod' && !hasState(given.status)) return undefined;
  if (live && store.isWritten(key) && live.metadata.uid !== seen.metadata.uid) return undefined;
  const full = definitionOf(resource)?.defaults?.(seen) ?? seen;
  if (live && isEdited(live, full)) {
    // The cluster has gone on since that version was read.
    store.put({ ...live, metadata: { ...live.metadata, resourceVersion: store.nextResourceVersion() } }, undefined);
    return undefined;
  }
  const replaced = live && live.metadata.uid !== seen.metadata.uid ? [live] : seen.kind === 'Pod' ? standInsFor(store, seen as Pod) : [];
  store.remove(replaced.flatMap((object) => [object, ...madeBy(store, object)]));
  learnFamilies(store, seen);
  const write: Write = { cluster: store.view(), resource, resourceVersion: seen.metadata.resourceVersion ?? '', now: store.now };
  // Whoever changes nothing is not asked whether an address is in this cluster's range.
  const unchanged = admit(full, full, { ...write, sent: given }, { atCluster: false });
  // An edit of the text may leave out what the server would fill in again for a new object.
  const admitted = 'error' in unchanged ? create(placed(given, namespace), write) : unchanged;
  if ('error' in admitted) return { error: 'error' in unchanged ? unchanged.error : admitted.error };
  if (seen.kind === 'Node') onlyNodesInUse(store, [seen.metadata.name]);
  if (seen.kind === 'Pod') makeNodeFor(store, admitted.object as Pod);
  if (seen.kind === 'EndpointSlice') learnNodes(store, admitted.object as EndpointSlice);
  store.put(live && sameValue(live, admitted.object) ? live : admitted.object, document.source);
  return {};
}

/** The same version of the same object, with something else in it: somebody's edit and no later look. */
function isEdited(live: KubeObject, seen: KubeObject): boolean {
  const { uid, resourceVersion } = seen.metadata;
  const parts = ({ metadata: { labels }, ...rest }: KubeObject) => ({ ...rest, labels, status: undefined });
  return live.metadata.uid === uid && live.metadata.resourceVersion === resourceVersion && !sameValue(parts(live), parts(seen));
}

function placed(object: JsonObject, namespace: string): JsonObject {
  return { ...object, metadata: { ...(isObject(object.metadata) ? object.metadata : {}), namespace } };
}

/** What controllers of this cluster made for an object, and for what they made. */
function madeBy(store: Store, owner: KubeObject): KubeObject[] {
  const { objects } = store.view();
  const isOfOwner = (object: KubeObject) => {
    const reference = controllerOf(object);
    const { namespace } = object.metadata;
    if (!reference || store.isWritten(keyOf(object))) return false;
    return keyOfRef({ kind: reference.kind, name: reference.name, ...(namespace ? { namespace } : {}) }) === keyOf(owner);
  };
  return objects.filter(isOfOwner).flatMap((object) => [object, ...madeBy(store, object)]);
}
