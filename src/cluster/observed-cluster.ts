import { type Cluster, findByKey, listOf } from './cluster.ts';
import { isForeign } from './identity.ts';
import { type KubeObject, keyOf } from './object.ts';
import { oncePerObject } from './once-per-object.ts';

/** Whether it was pasted out of a running cluster, which has more than what was pasted with it. */
export function isObservedIn(cluster: Cluster, object: KubeObject): boolean {
  return cluster.sources[keyOf(object)] !== undefined && isForeign(object);
}

/** Whether that is so of any object. */
export const isObservedCluster = oncePerObject((cluster: Cluster): boolean =>
  Object.keys(cluster.sources).some((key) => {
    const object = findByKey(cluster, key);
    return object !== undefined && isForeign(object);
  }),
);

const namespacesOfPastedServices = oncePerObject((cluster: Cluster): ReadonlySet<string | undefined> => {
  const pasted = listOf(cluster, 'Service').filter((service) => cluster.sources[keyOf(service)]);
  return new Set(pasted.map(({ metadata }) => metadata.namespace));
});

/** Whether it is known which Services a namespace has: of a running cluster that was pasted in part, where one of them was. */
export function tellsServicesOf(cluster: Cluster, namespace: string): boolean {
  return !isObservedCluster(cluster) || namespacesOfPastedServices(cluster).has(namespace);
}
