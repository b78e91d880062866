import { type Cluster, findByKey } from './cluster.ts';
import { isForeign } from './identity.ts';
import type { ObjectKey } from './object.ts';

const known = new WeakMap<Cluster, boolean>();

/** Whether some of it was pasted out of a running cluster, which has more than what was pasted. */
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
