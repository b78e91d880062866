import { entryOf } from './entry-of.ts';
import type { KindMap } from './kind-map.ts';
import { type KubeObject, keyOf, keyOfRef, type ObjectKey } from './object.ts';
import type { ClusterSettings } from './settings.ts';
import type { Source } from './source.ts';

/** Everything in a cluster at one moment: a plain value, never mutated once handed on. */
export interface Cluster {
  readonly settings: ClusterSettings;
  /** Every object, what controllers made included, by kind and then namespace and name. */
  readonly objects: readonly KubeObject[];
  /** Where the user wrote an object; what controllers made has none, follow its owners. */
  readonly sources: Readonly<Record<ObjectKey, Source>>;
}

/** The objects of a cluster, found by key and by kind. */
export interface ClusterIndex {
  readonly byKey: ReadonlyMap<ObjectKey, KubeObject>;
  readonly byKind: ReadonlyMap<string, readonly KubeObject[]>;
}

const indexes = new WeakMap<Cluster, ClusterIndex>();

function indexOf(cluster: Cluster): ClusterIndex {
  let index = indexes.get(cluster);
  if (!index) {
    const byKey = new Map<ObjectKey, KubeObject>();
    const byKind = new Map<string, KubeObject[]>();
    for (const object of cluster.objects) {
      byKey.set(keyOf(object), object);
      entryOf(byKind, object.kind, () => []).push(object);
    }
    index = { byKey, byKind };
    indexes.set(cluster, index);
  }
  return index;
}

/** A cluster whose index stands already: building one for every write would cost as much as all writes together. */
export function clusterOfIndex(settings: ClusterSettings, index: ClusterIndex): Cluster {
  const cluster: Cluster = {
    settings,
    sources: {},
    get objects() {
      return [...index.byKey.values()];
    },
  };
  indexes.set(cluster, index);
  return cluster;
}

/** All objects of a kind in the cluster's order. */
export function listOf<K extends keyof KindMap>(cluster: Cluster, kind: K): readonly KindMap[K][] {
  return objectsOfKind(cluster, kind) as readonly KindMap[K][];
}

/** The same of a kind whose fields are nobody's business but its own. */
export function objectsOfKind(cluster: Cluster, kind: string): readonly KubeObject[] {
  return indexOf(cluster).byKind.get(kind) ?? [];
}

export function findObject<K extends keyof KindMap>(
  cluster: Cluster,
  kind: K,
  namespace: string | undefined,
  name: string,
): KindMap[K] | undefined {
  return indexOf(cluster).byKey.get(keyOfRef({ kind, name, ...(namespace ? { namespace } : {}) })) as KindMap[K] | undefined;
}

export function findByKey(cluster: Cluster, key: ObjectKey): KubeObject | undefined {
  return indexOf(cluster).byKey.get(key);
}

/** The machines of the cluster, which a pasted dump may know better than the settings do. */
export function nodeNames(cluster: Cluster): readonly string[] {
  return listOf(cluster, 'Node').map(({ metadata }) => metadata.name);
}
