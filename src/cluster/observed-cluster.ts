import { type Cluster, findByKey } from './cluster.ts';
import { isForeign } from './identity.ts';
import { type KubeObject, keyOf, type ObjectKey } from './object.ts';

/** Whether it was pasted out of a running cluster, which has more than what was pasted with it. */
export function isObservedIn(cluster: Cluster, object: KubeObject): boolean {
  return cluster.sources[keyOf(object)] !== undefined && isForeign(object);
}

const known = new WeakMap<Cluster, boolean>();

/** Whether that is so of any object. */
export function isObservedCluster(cluster: Cluster): boolean {
  const before = known.get(cluster);
  if (before !== undefined) return before;
  const isObserved = Object.keys(cluster.sources).some((key) => {
    const object = findByKey(cluster, key as ObjectKey);
    return object !== undefined && isForeign(object);
  });
  known.set(cluster, isObserved);
  return isObserved;
}
