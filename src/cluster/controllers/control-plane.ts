import type { Cluster } from '../cluster.ts';
import { entryOf } from '../entry-of.ts';
import { creationTime, isForeign } from '../identity.ts';
import type { KindMap } from '../kind-map.ts';
import { fateOf, runPod, waitForAddress } from '../kubelet/index.ts';
import { asObserved } from '../kubelet/observed.ts';
import { PodAddresses } from '../kubelet/pod-addresses.ts';
import { type PodPlace, PodStateRules } from '../kubelet/pod-states.ts';
import { inListOrder } from '../list-order.ts';
import { controllerOf, type KubeObject, keyOf, keyOfRef, type ObjectKey } from '../object.ts';
import { isFinished, podIpsOf } from '../pod-status.ts';
import { sameJson } from '../same-json.ts';
import { Scheduler } from '../scheduler/index.ts';
import type { LabelSelector, Node, Pod, ReplicaSet } from '../types.ts';

const zoneLabels = ['topology.kubernetes.io/zone', 'topology.kubernetes.io/region'];

/** A cluster at work: what controllers, scheduler and kubelets read and write until nothing changes. Objects are replaced, never changed. */
export class ControlPlane {
  readonly cluster: Cluster;
  private readonly objects = new Map<ObjectKey, KubeObject>();
  private readonly byKind = new Map<string, Map<ObjectKey, KubeObject>>();
  private readonly owned = new Map<ObjectKey, Map<ObjectKey, KubeObject>>();
  /** By namespace, and by namespace and label. */
  private readonly orphanPods = new Map<string, Map<ObjectKey, Pod>>();
  private readonly unclaimed = new Map<string, Map<ObjectKey, ReplicaSet>>();
  private readonly missingOwners = new Map<string, Pod[]>();
  private readonly scheduler: Scheduler;
  private readonly addresses = new PodAddresses();
  private readonly rules: PodStateRules;
  private changes = 0;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
    this.rules = new PodStateRules(cluster.settings.pods);
    for (const object of cluster.objects) this.index(object);
    this.scheduler = new Scheduler(this.list('Node'), (name) => this.get('Namespace', undefined, name)?.metadata.labels);
    for (const given of this.list('Pod')) {
      const pod = fateOf(given) === undefined && this.isGiven(given) ? asObserved(given) : given;
      this.put(pod);
      this.occupy(pod);
      const owner = ownerKey(pod);
      if (owner && !this.objects.has(owner)) entryOf(this.missingOwners, pod.metadata.namespace ?? '', () => []).push(pod);
    }
  }

  /** How many writes there have been: equal before and after means a fixed point. */
  get revision(): number {
    return this.changes;
  }

  list<K extends keyof KindMap>(kind: K): KindMap[K][] {
    return [...(this.byKind.get(kind)?.values() ?? [])] as KindMap[K][];
  }

  get<K extends keyof KindMap>(kind: K, namespace: string | undefined, name: string): KindMap[K] | undefined {
    return this.objects.get(keyOfRef({ kind, name, ...(namespace ? { namespace } : {}) })) as KindMap[K] | undefined;
  }

  /** The object as it is by now. */
  current<T extends KubeObject>(object: T): T | undefined {
    return this.objects.get(keyOf(object)) as T | undefined;
  }

  /** What the object controls, by the name in the owner reference: a pasted reference may carry another uid. */
  ownedBy<K extends keyof KindMap>(owner: KubeObject, kind: K): KindMap[K][] {
    const all = this.owned.get(keyOf(owner));
    return all ? ([...all.values()].filter((object) => object.kind === kind) as KindMap[K][]) : [];
  }

  /** Pods without a controller that may match the selector: those that carry its rarest label. */
  orphans(namespace: string, { matchLabels = {} }: LabelSelector): Pod[] {
    const lists = [namespace, ...Object.entries(matchLabels).map(([key, value]) => labelKey(namespace, key, value))];
    const [smallest] = lists.map((key) => this.orphanPods.get(key)).sort((a, b) => (a?.size ?? 0) - (b?.size ?? 0));
    return [...(smallest?.values() ?? [])];
  }

  /** ReplicaSets that nobody controls. */
  unclaimedReplicaSets(namespace: string): ReplicaSet[] {
    return [...(this.unclaimed.get(namespace)?.values() ?? [])];
  }

  /** Pods whose controller is not in the cluster. */
  podsOfMissingOwners(namespace: string): Pod[] {
    return this.missingOwners.get(namespace) ?? [];
  }

  /** Pods that no object of the cluster controls: bare ones, and pasted ones whose owner was not pasted. */
  strayPods(): Pod[] {
    return this.list('Pod').filter((pod) => !this.objects.has(ownerKey(pod) ?? ''));
  }

  /** Whether somebody has written it down, rather than a controller. */
  isGiven(object: KubeObject): boolean {
    return this.cluster.sources[keyOf(object)] !== undefined;
  }

  /** Whether it was pasted out of another cluster, whose own controllers have had it in hand. */
  isObserved(object: KubeObject): boolean {
    return this.isGiven(object) && isForeign(object);
  }

  put(object: KubeObject): void {
    const key = keyOf(object);
    const before = this.objects.get(key);
    if (before && sameJson(before, object)) return;
    if (before) this.unindex(before);
    this.index(object);
    this.changes++;
  }

  remove(object: KubeObject): void {
    const current = this.objects.get(keyOf(object));
    if (!current) return;
    this.unindex(current);
    if (isPod(current)) this.release(current);
    this.changes++;
  }

  /** Finds the Pod a node and lets that node run it, as far as it has not; what others have observed of it stays. */
  advance(pod: Pod, place: PodPlace | undefined): void {
    if (this.isObserved(pod) && this.rules.fateOf(pod, place) === undefined) return;
    const scheduled = pod.spec.nodeName ? pod : this.schedule(pod);
    const node = this.scheduler.nodeNamed(scheduled.spec.nodeName ?? '');
    const running = node ? this.run(scheduled, node, place) : scheduled;
    if (running === pod && this.objects.get(keyOf(pod)) === pod) return;
    if (!pod.spec.nodeName && scheduled.spec.nodeName) this.scheduler.occupy(running, spreadKey(running));
    this.put(running);
  }

  /** Deletes the Pod as the settings ask, its grace period still running. */
  terminate(pod: Pod, place: PodPlace | undefined): void {
    if (pod.metadata.deletionTimestamp || !this.rules.isTerminating(pod, place)) return;
    const deletionGracePeriodSeconds = 600;
    this.put({ ...pod, metadata: { ...pod.metadata, deletionTimestamp: creationTime, deletionGracePeriodSeconds } });
  }

  result(): Cluster {
    return this.changes === 0 ? this.cluster : { ...this.cluster, objects: inListOrder(this.objects.values()) };
  }

  private schedule(pod: Pod): Pod {
    if (isFinished(pod) || !isForScheduler(pod)) return pod;
    if (isGated(pod)) return unscheduled(pod, 'SchedulingGated', 'Scheduling is blocked due to non-empty scheduling gates');
    const placement = this.scheduler.place(pod, spreadKey(pod));
    if ('unschedulable' in placement) return unscheduled(pod, 'Unschedulable', placement.unschedulable);
    const { name: nodeName } = placement.node.metadata;
    const condition = { type: 'PodScheduled', status: 'True', lastTransitionTime: creationTime };
    return { ...pod, spec: { ...pod.spec, nodeName }, status: { ...pod.status, conditions: [condition] } };
  }

  private run(pod: Pod, node: Node, place: PodPlace | undefined): Pod {
    const now = fateOf(pod);
    const wanted = this.rules.fateOf(pod, place) ?? now ?? 'ready';
    const zones = zoneLabels.filter((label) => node.metadata.labels?.[label] !== undefined && pod.metadata.labels?.[label] === undefined);
    if (now === wanted && (zones.length === 0 || this.isGiven(pod))) return pod;
    const labels = { ...pod.metadata.labels, ...Object.fromEntries(zones.map((label) => [label, node.metadata.labels?.[label] ?? ''])) };
    const labelled = zones.length > 0 ? { ...pod, metadata: { ...pod.metadata, labels } } : pod;
    if (now === wanted) return labelled;
    const own = podIpsOf(pod);
    const given = own.length > 0 || pod.spec.hostNetwork ? own : this.addresses.next(addressIdentity(pod), node);
    return given ? runPod(labelled, node, given, wanted) : waitForAddress(labelled);
  }

  private occupy(pod: Pod): void {
    if (!pod.spec.nodeName) return;
    this.scheduler.occupy(pod, spreadKey(pod));
    this.addresses.occupy(pod);
  }

  private release(pod: Pod): void {
    this.scheduler.release(pod, spreadKey(pod));
    this.addresses.release(pod);
  }

  private index(object: KubeObject): void {
    const key = keyOf(object);
    this.objects.set(key, object);
    entryOf(this.byKind, object.kind, () => new Map()).set(key, object);
    const owner = ownerKey(object);
    if (owner) entryOf(this.owned, owner, () => new Map()).set(key, object);
    else if (isPod(object)) for (const list of orphanLists(object)) entryOf(this.orphanPods, list, () => new Map()).set(key, object);
    else if (isReplicaSet(object)) entryOf(this.unclaimed, object.metadata.namespace ?? '', () => new Map()).set(key, object);
  }

  private unindex(object: KubeObject): void {
    const key = keyOf(object);
    this.objects.delete(key);
    this.byKind.get(object.kind)?.delete(key);
    const owner = ownerKey(object);
    if (owner) this.owned.get(owner)?.delete(key);
    else if (isPod(object)) for (const list of orphanLists(object)) this.orphanPods.get(list)?.delete(key);
    else if (isReplicaSet(object)) this.unclaimed.get(object.metadata.namespace ?? '')?.delete(key);
  }
}

/** Other schedulers are not modelled; their Pods wait. */
function isForScheduler({ spec }: Pod): boolean {
  return (spec.schedulerName ?? 'default-scheduler') === 'default-scheduler';
}

function isGated({ spec }: Pod): boolean {
  return Array.isArray(spec.schedulingGates) && spec.schedulingGates.length > 0;
}

function unscheduled(pod: Pod, reason: string, message: string): Pod {
  const condition = { type: 'PodScheduled', status: 'False', lastTransitionTime: creationTime, reason, message };
  return { ...pod, status: { ...pod.status, phase: 'Pending', conditions: [condition] } };
}

function isReplicaSet(object: KubeObject): object is ReplicaSet {
  return object.kind === 'ReplicaSet';
}

function isPod(object: KubeObject): object is Pod {
  return object.kind === 'Pod';
}

function labelKey(namespace: string, key: string, value: string): string {
  return `${namespace} ${key}=${value}`;
}

function orphanLists({ metadata }: Pod): string[] {
  const { namespace = '', labels = {} } = metadata;
  return [namespace, ...Object.entries(labels).map(([key, value]) => labelKey(namespace, key, value))];
}

function ownerKey(object: KubeObject): ObjectKey | undefined {
  const owner = controllerOf(object);
  const { namespace } = object.metadata;
  return owner && keyOfRef({ kind: owner.kind, name: owner.name, ...(namespace ? { namespace } : {}) });
}

/** Pods of one owner are spread among themselves; a Pod of nobody is on its own. */
function spreadKey(pod: Pod): string {
  return ownerKey(pod) ?? keyOf(pod);
}

/** A Pod that is made anew under its old name comes back at another address. */
function addressIdentity(pod: Pod): string {
  return `${keyOf(pod)} ${pod.metadata.uid ?? ''}`;
}
