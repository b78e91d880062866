import { type Cluster, findByKey } from '../cluster/cluster.ts';
import { controllerOf, type KubeObject, keyOf, keyOfRef, type ObjectKey, type ObjectRef } from '../cluster/object.ts';
import type { Source } from '../cluster/source.ts';

/** Where an object was written; what a controller made leads back to what the controller was told. */
export function sourceOf(cluster: Cluster, ref: ObjectRef): Source | undefined {
  for (const object of ownersOf(cluster, ref)) {
    const source = cluster.sources[keyOf(object)];
    if (source) return source;
  }
  return cluster.sources[keyOfRef(ref)];
}

/** The object itself and its owners, the nearest first. */
export function ownersOf(cluster: Cluster, ref: ObjectRef): readonly KubeObject[] {
  const chain: KubeObject[] = [];
  let key: ObjectKey | undefined = keyOfRef(ref);
  while (key && chain.length < 8) {
    const object: KubeObject | undefined = findByKey(cluster, key);
    if (!object) break;
    chain.push(object);
    const owner = controllerOf(object);
    const { namespace } = object.metadata;
    key = owner && keyOfRef({ kind: owner.kind, name: owner.name, ...(namespace ? { namespace } : {}) });
  }
  return chain;
}

/** The object whose document holds this place, if any. */
export function objectAt(cluster: Cluster, file: string, offset: number): ObjectKey | undefined {
  const found = Object.entries(cluster.sources).find(
    ([, source]) => source.file === file && source.start <= offset && offset <= source.end,
  );
  return found?.[0];
}
