import { type Cluster, findByKey, listOf } from '../../cluster.ts';
import { entryOf } from '../../entry-of.ts';
import { isForeign } from '../../identity.ts';
import { inListOrder } from '../../list-order.ts';
import { type KubeObject, keyOf, keyOfRef } from '../../object.ts';
import { type PodIndex, podIndexOf } from '../../pod-index.ts';
import type { EndpointSlice, Endpoints, Node, Pod, Service } from '../../types.ts';
import { hasSelector, names } from './endpoint-rules.ts';
import { type SliceWorld, slicesFor } from './endpoint-slice-controller.ts';
import { endpointsFor } from './endpoints-controller.ts';
import { isMirrored, mirrorSlices } from './mirroring-controller.ts';
import { staysAsObserved } from './observed-endpoints.ts';

/** Endpoints, then slices, then mirrors; what is already right stays the very same object, and so does a cluster where all is. */
export function runEndpointControllers(cluster: Cluster): Cluster {
  const run = new EndpointRun(cluster);
  for (const service of listOf(cluster, 'Service')) run.followSelector(service);
  for (const endpoints of run.endpoints.values()) run.mirror(endpoints);
  return run.result();
}

/** Every Service's own view of the slices that carry its name, and the changes so far. */
class EndpointRun {
  readonly endpoints = new Map<string, Endpoints>();
  private readonly cluster: Cluster;
  private readonly pods: PodIndex;
  private readonly world: SliceWorld;
  private readonly byService = new Map<string, EndpointSlice[]>();
  private readonly services = new Map<string, Service>();
  private readonly made: KubeObject[] = [];
  private readonly gone = new Set<KubeObject>();

  constructor(cluster: Cluster) {
    this.cluster = cluster;
    this.pods = podIndexOf(cluster);
    for (const service of listOf(cluster, 'Service')) this.services.set(pathOf(service), service);
    for (const endpoints of listOf(cluster, 'Endpoints')) this.endpoints.set(pathOf(endpoints), endpoints);
    for (const slice of listOf(cluster, 'EndpointSlice')) {
      const service = slice.metadata.labels?.[names.serviceName];
      if (!service) continue;
      const path = `${slice.metadata.namespace}/${service}`;
      entryOf(this.byService, path, () => []).push(slice);
    }
    this.world = {
      nodes: new Map(listOf(cluster, 'Node').map((node: Node) => [node.metadata.name, node])),
      isTaken: (namespace, name) => {
        const other = findByKey(cluster, keyOfRef({ kind: 'EndpointSlice', namespace, name }));
        return other !== undefined && !this.gone.has(other) && !isMadeByController(other);
      },
    };
  }

  followSelector(service: Service): void {
    if (service.spec.type === 'ExternalName' || !hasSelector(service)) return;
    const path = pathOf(service);
    const selected = this.pods.select(service.metadata.namespace ?? '', service.spec.selector ?? {});
    this.writeEndpoints(path, service, selected);
    const managed = this.managedSlices(path, names.sliceController);
    const wanted = slicesFor(service, selected, managed, this.world);
    if (managed.some((slice) => this.isObserved(slice)) && staysAsObserved(this.cluster, managed, wanted)) return;
    this.replace(managed, wanted);
  }

  private writeEndpoints(path: string, service: Service, selected: readonly Pod[]): void {
    const current = this.endpoints.get(path);
    const wanted = endpointsFor(service, selected, current);
    if (current && this.isObserved(current) && staysAsObserved(this.cluster, [current], [wanted])) return;
    this.endpoints.set(path, wanted);
    this.replace(current ? [current] : [], [wanted]);
  }

  mirror(endpoints: Endpoints): void {
    const path = pathOf(endpoints);
    const service = this.services.get(path);
    const managed = this.managedSlices(path, names.mirroringController);
    if (managed.some((slice) => this.isObserved(slice))) return;
    const mirrors = service && !hasSelector(service) && isMirrored(endpoints);
    this.replace(managed, mirrors ? mirrorSlices(endpoints, managed, this.world.isTaken) : []);
  }

  private managedSlices(path: string, controller: string): EndpointSlice[] {
    return (this.byService.get(path) ?? []).filter(({ metadata }) => metadata.labels?.[names.sliceManagedBy] === controller);
  }

  /** Pasted as a real controller wrote it: it is the cluster's own word on what there is. */
  private isObserved(object: EndpointSlice | Endpoints): boolean {
    if (!this.cluster.sources[keyOf(object)]) return false;
    if (object.kind === 'EndpointSlice') return object.metadata.ownerReferences?.some(({ controller }) => controller) ?? false;
    if (isForeign(object)) return true;
    const applied = object.metadata.annotations?.[names.lastApplied] ?? '';
    return applied.includes(names.endpointsManagedBy) || applied.includes(names.triggerTime);
  }

  private replace(before: readonly KubeObject[], after: readonly KubeObject[]): void {
    for (const object of before) if (!after.includes(object)) this.gone.add(object);
    for (const object of after) if (!before.includes(object)) this.made.push(object);
  }

  result(): Cluster {
    if (this.made.length === 0 && this.gone.size === 0) return this.cluster;
    const kept = this.cluster.objects.filter((object) => !this.gone.has(object));
    return { ...this.cluster, objects: inListOrder([...kept, ...this.made]) };
  }
}

function pathOf({ metadata }: KubeObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}

function isMadeByController({ metadata }: KubeObject): boolean {
  return metadata.ownerReferences?.some(({ controller }) => controller) ?? false;
}
