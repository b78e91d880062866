import { type Cluster, listOf } from '../../cluster/cluster.ts';
import { matchesMap } from '../../cluster/label-selector.ts';
import { isOfSystem } from '../../cluster/system-objects.ts';
import type { Pod, Service } from '../../cluster/types.ts';

/** Services that somebody wrote. */
export function servicesOf(cluster: Cluster): readonly Service[] {
  return listOf(cluster, 'Service').filter((service) => !isOfSystem(service));
}

export function selectorOf({ spec }: Service): Readonly<Record<string, string>> | undefined {
  const { selector } = spec;
  return selector && Object.keys(selector).length > 0 && spec.type !== 'ExternalName' ? selector : undefined;
}

const podsByNamespace = new WeakMap<Cluster, ReadonlyMap<string, readonly Pod[]>>();

export function podsIn(cluster: Cluster, namespace: string | undefined): readonly Pod[] {
  let spaces = podsByNamespace.get(cluster);
  if (!spaces) {
    const made = new Map<string, Pod[]>();
    for (const pod of listOf(cluster, 'Pod')) {
      const space = pod.metadata.namespace ?? '';
      const list = made.get(space);
      if (list) list.push(pod);
      else made.set(space, [pod]);
    }
    spaces = made;
    podsByNamespace.set(cluster, spaces);
  }
  return spaces.get(namespace ?? '') ?? [];
}

export function podsOf(cluster: Cluster, service: Service): readonly Pod[] {
  const selector = selectorOf(service);
  return selector ? podsIn(cluster, service.metadata.namespace).filter(({ metadata }) => matchesMap(selector, metadata.labels)) : [];
}

export function isRunning({ status, metadata }: Pod): boolean {
  return status.phase !== 'Succeeded' && status.phase !== 'Failed' && !metadata.deletionTimestamp;
}

export function isReady({ status }: Pod): boolean {
  return status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false;
}

/** `app=web, tier=front` */
export function labelsText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}
