import { type Cluster, listOf } from '../../cluster/cluster.ts';
import { keyOf } from '../../cluster/object.ts';
import { podIndexOf } from '../../cluster/pod-index.ts';
import { isFinished } from '../../cluster/pod-status.ts';
import { isOfSystem } from '../../cluster/system-objects.ts';
import type { Pod, Service } from '../../cluster/types.ts';

/** Services that somebody wrote; those that every cluster has only where they were pasted. */
export function servicesOf(cluster: Cluster): readonly Service[] {
  return listOf(cluster, 'Service').filter((service) => !isOfSystem(service) || cluster.sources[keyOf(service)]);
}

export function selectorOf({ spec }: Service): Readonly<Record<string, string>> | undefined {
  const { selector } = spec;
  return selector && Object.keys(selector).length > 0 && spec.type !== 'ExternalName' ? selector : undefined;
}

export function podsOf(cluster: Cluster, service: Service): readonly Pod[] {
  const selector = selectorOf(service);
  return selector ? podIndexOf(cluster).select(service.metadata.namespace ?? '', selector) : [];
}

export function isRunning(pod: Pod): boolean {
  return !isFinished(pod) && !pod.metadata.deletionTimestamp;
}

/** `app=web, tier=front` */
export function labelsText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}
