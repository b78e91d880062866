import { type Cluster, listOf } from './cluster.ts';
import { entryOf } from './entry-of.ts';
import { oncePerObject } from './once-per-object.ts';
import type { Pod } from './types.ts';

/** Pods by namespace and by each label, so that a selector looks only at the Pods that carry its rarest label. */
export interface PodIndex {
  /** Those that have Pods. */
  readonly namespaces: readonly string[];
  /** Pods of the namespace that carry every label of the map, in the order given; an empty map selects all. */
  select(namespace: string, labels: Readonly<Record<string, string>>): readonly Pod[];
}

const none: readonly Pod[] = [];

export const podIndexOf = oncePerObject((cluster: Cluster) => indexPods(listOf(cluster, 'Pod')));

function indexPods(pods: readonly Pod[]): PodIndex {
  const byNamespace = new Map<string, Pod[]>();
  const byLabel = new Map<string, Pod[]>();
  for (const pod of pods) {
    const namespace = pod.metadata.namespace ?? '';
    entryOf(byNamespace, namespace, () => []).push(pod);
    for (const [key, value] of Object.entries(pod.metadata.labels ?? {}))
      entryOf(byLabel, `${namespace} ${key}=${value}`, () => []).push(pod);
  }

  function select(namespace: string, labels: Readonly<Record<string, string>>): readonly Pod[] {
    const entries = Object.entries(labels);
    let smallest = byNamespace.get(namespace) ?? none;
    for (const [key, value] of entries) {
      const having = byLabel.get(`${namespace} ${key}=${value}`) ?? none;
      if (having.length < smallest.length) smallest = having;
    }
    return smallest.filter(({ metadata }) => entries.every(([key, value]) => metadata.labels?.[key] === value));
  }

  return { namespaces: [...byNamespace.keys()], select };
}
