import { generatedName } from '../../identity.ts';
import { type KubeObject, keyOf } from '../../object.ts';
import type { LabelSelector, Pod, PodTemplate } from '../../types.ts';
import type { ControlPlane } from '../control-plane.ts';
import { claimPods } from './claim-pods.ts';
import { isActive, isReady, possibleReplicas } from './pod-facts.ts';
import { podFromTemplate } from './pod-template.ts';

/** What keeps a number of like Pods: a ReplicaSet or a ReplicationController. */
export interface Replicator {
  readonly owner: KubeObject;
  readonly replicas: number;
  readonly selector: LabelSelector;
  readonly template: PodTemplate;
  /** Whose Pods the settings mean: the Deployment above, or the owner itself. */
  readonly workload: string;
}

/** Makes and deletes Pods until as many are there as should be; returns those that are. */
// kubernetes pkg/controller/replicaset/replica_set.go manageReplicas
export function keepReplicas(plane: ControlPlane, replicator: Replicator): Pod[] {
  const { owner, template, workload } = replicator;
  const replicas = possibleReplicas(replicator.replicas);
  const pods = claimPods(plane, owner, replicator.selector);
  const indexOf = podIndexes(owner, pods);
  for (const pod of pods) plane.advance(pod, { workload, index: () => indexOf(pod), wanted: replicas });
  const active = currentOnes(plane, pods).filter(isActive);
  if (active.length > replicas) {
    for (const pod of inDeletionOrder(active, indexOf).slice(0, active.length - replicas)) plane.remove(pod);
  }
  for (let index = 0; active.length < replicas; index++) {
    const name = nameOf(owner, index);
    if (plane.get('Pod', owner.metadata.namespace, name)) continue;
    const place = index;
    const pod = podFromTemplate(template, owner, { name, generateName: `${owner.metadata.name}-` });
    plane.advance(pod, { workload, index: () => place, wanted: replicas });
    const made = plane.current(pod);
    if (made && isActive(made)) active.push(made);
  }
  return plane.ownedBy(owner, 'Pod');
}

function currentOnes(plane: ControlPlane, pods: readonly Pod[]): Pod[] {
  return pods.flatMap((pod) => plane.current(pod) ?? []);
}

function nameOf(owner: KubeObject, index: number): string {
  return generatedName(`${owner.metadata.name}-`, `${keyOf(owner)} ${index}`);
}

/** Places of the Pods in the order in which they were made, told from their names; those that others have named come first. */
export function podIndexes(owner: KubeObject, pods: readonly Pod[]): (pod: Pod) => number {
  let known: Map<string, number> | undefined;
  return (pod) => {
    if (!known) {
      const made = new Map(Array.from({ length: pods.length * 2 + 10 }, (_, index) => [nameOf(owner, index), index]));
      const foreign = pods.filter(({ metadata }) => !made.has(metadata.name)).map(({ metadata }) => metadata.name);
      known = new Map([...made, ...foreign.sort().map((name, index): [string, number] => [name, index])]);
    }
    return known.get(pod.metadata.name) ?? 0;
  };
}

/** Those that are missed least come first. */
// kubernetes pkg/controller/controller_utils.go ActivePodsWithRanks
export function inDeletionOrder(pods: readonly Pod[], indexOf: (pod: Pod) => number): Pod[] {
  const perNode = new Map<string, number>();
  for (const { spec } of pods) if (spec.nodeName) perNode.set(spec.nodeName, (perNode.get(spec.nodeName) ?? 0) + 1);
  const phases = ['Pending', 'Unknown', 'Running'];
  const rank = (pod: Pod) => [
    pod.spec.nodeName ? 1 : 0,
    phases.indexOf(pod.status?.phase ?? 'Unknown'),
    isReady(pod) ? 1 : 0,
    Number(pod.metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost'] ?? 0),
    -(perNode.get(pod.spec.nodeName ?? '') ?? 0),
    -indexOf(pod),
  ];
  return pods
    .map((pod) => ({ pod, ranks: rank(pod) }))
    .sort((a, b) => a.ranks.map((value, i) => value - (b.ranks[i] ?? 0)).find((difference) => difference !== 0) ?? 0)
    .map(({ pod }) => pod);
}
