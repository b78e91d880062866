import { type Cluster, findByKey, listOf } from './cluster.ts';
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

const told = new WeakMap<Cluster, ReadonlySet<string | undefined>>();

/** Whether it is known which Services a namespace has: of a running cluster that was pasted in part, where one of them was. */
export function tellsServicesOf(cluster: Cluster, namespace: string): boolean {
  if (!isObservedCluster(cluster)) return true;
  let namespaces = told.get(cluster);
  if (!namespaces) {
    const pasted = listOf(cluster, 'Service').filter((service) => cluster.sources[keyOf(service)]);
    namespaces = new Set(pasted.map(({ metadata }) => metadata.namespace));
    told.set(cluster, namespaces);
  }
  return namespaces.has(namespace);
}
