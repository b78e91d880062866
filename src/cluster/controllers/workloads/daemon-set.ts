import { entryOf } from '../../entry-of.ts';
import { generatedName } from '../../identity.ts';
import { keyOf } from '../../object.ts';
import { misfitOf } from '../../scheduler/filters.ts';
import type { DaemonSet, Node, Pod, PodSpec } from '../../types.ts';
import type { ControlPlane } from '../control-plane.ts';
import { claimPods } from './claim-pods.ts';
import { countOf, isActive, isReady } from './pod-facts.ts';
import { podFromTemplate } from './pod-template.ts';
import { podTemplateHash } from './template-hash.ts';

const revisionLabel = 'controller-revision-hash';
const generationAnnotation = 'deprecated.daemonset.template.generation';

/** One Pod on each node that takes it. */
// kubernetes pkg/controller/daemon/daemon_controller.go syncDaemonSet
export function syncDaemonSet(plane: ControlPlane, set: DaemonSet): void {
  const pods = claimPods(plane, set, set.spec.selector);
  const nodes = plane.list('Node');
  const order = new Map(nodes.map(({ metadata }, index) => [metadata.name, index]));
  const revision = podTemplateHash(set.spec.template);
  const byNode = new Map<string, Pod[]>();
  for (const pod of pods) {
    const node = targetNode(pod);
    plane.advance(pod, { workload: set.metadata.name, index: () => order.get(node) ?? 0 });
    entryOf(byNode, node, () => []).push(pod);
  }
  const seen = plane.isObserved(set) && pods.some((pod) => plane.isObserved(pod));
  const eligible = nodes.filter((node) => (seen ? byNode.has(node.metadata.name) : runsOn(set, node)));
  for (const [index, node] of eligible.entries()) {
    const existing = (byNode.get(node.metadata.name) ?? []).flatMap((pod) => plane.current(pod) ?? []);
    if (existing.some(isActive)) continue;
    makePod(plane, set, node, revision, order.get(node.metadata.name) ?? index, existing.length);
  }
  for (const [name, extra] of byNode) if (!eligible.some((node) => node.metadata.name === name)) for (const pod of extra) plane.remove(pod);
  renew(plane, set, eligible, order, revision);
  plane.put({ ...set, status: statusOf(set, plane.ownedBy(set, 'Pod').filter(isActive), eligible.length, revision) } as DaemonSet);
}

/** Renews Pods of an older template node by node; one that does not get ready stops it. */
function renew(plane: ControlPlane, set: DaemonSet, nodes: readonly Node[], order: ReadonlyMap<string, number>, revision: string): void {
  if ((set.spec.updateStrategy as { type?: string } | undefined)?.type === 'OnDelete') return;
  for (const node of nodes) {
    const pod = plane.ownedBy(set, 'Pod').find((each) => isActive(each) && targetNode(each) === node.metadata.name);
    if (!pod || pod.metadata.labels?.[revisionLabel] === revision || plane.isGiven(pod)) continue;
    plane.remove(pod);
    const renewed = makePod(plane, set, node, revision, order.get(node.metadata.name) ?? 0, 0);
    if (!isReady(renewed)) return;
  }
}

function makePod(plane: ControlPlane, set: DaemonSet, node: Node, revision: string, index: number, attempt: number): Pod {
  const generateName = `${set.metadata.name}-`;
  const identity = `${keyOf(set)} ${node.metadata.name} ${revision}${attempt ? ` ${attempt}` : ''}`;
  const pod = podFromTemplate(set.spec.template, set, {
    name: generatedName(generateName, identity),
    generateName,
    labels: {
      [revisionLabel]: revision,
      'pod-template-generation': set.metadata.annotations?.[generationAnnotation] ?? '1',
    },
    spec: daemonSpec(set, node),
  });
  plane.advance(pod, { workload: set.metadata.name, index: () => index });
  return plane.current(pod) ?? pod;
}

const tolerated = [
  ['not-ready', 'NoExecute'],
  ['unreachable', 'NoExecute'],
  ['disk-pressure', 'NoSchedule'],
  ['memory-pressure', 'NoSchedule'],
  ['pid-pressure', 'NoSchedule'],
  ['unschedulable', 'NoSchedule'],
] as const;

// kubernetes pkg/controller/daemon/util/daemonset_util.go AddOrUpdateDaemonPodTolerations
function daemonSpec({ spec }: DaemonSet, node: Node): Partial<PodSpec> {
  const { tolerations = [], hostNetwork, affinity } = spec.template.spec;
  const own = hostNetwork ? [...tolerated, ['network-unavailable', 'NoSchedule'] as const] : tolerated;
  const added = own.map(([key, effect]) => ({ key: `node.kubernetes.io/${key}`, operator: 'Exists', effect }));
  const matchFields = [{ key: 'metadata.name', operator: 'In', values: [node.metadata.name] }];
  const nodeAffinity = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields }] } };
  return { tolerations: [...tolerations, ...added], affinity: { ...(affinity as object | undefined), nodeAffinity } };
}

/** The node that the Pod is on or meant for. */
function targetNode({ spec }: Pod): string {
  if (spec.nodeName) return spec.nodeName;
  const affinity = spec.affinity as
    | {
        nodeAffinity?: {
          requiredDuringSchedulingIgnoredDuringExecution?: { nodeSelectorTerms?: { matchFields?: { values?: string[] }[] }[] };
        };
      }
    | undefined;
  const [term] = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  return term?.matchFields?.[0]?.values?.[0] ?? '';
}

// kubernetes pkg/controller/daemon/daemon_controller.go NodeShouldRunDaemonPod
function runsOn(set: DaemonSet, node: Node): boolean {
  const { template } = set.spec;
  if (template.spec.nodeName && template.spec.nodeName !== node.metadata.name) return false;
  const { tolerations } = daemonSpec(set, node);
  const spec = { ...template.spec, tolerations: tolerations ?? [] };
  const probe: Pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: set.metadata.name }, spec, status: {} };
  return misfitOf(probe, node, { pods: 0, hostPorts: new Set(), used: new Map() }) === undefined;
}

function statusOf({ metadata }: DaemonSet, pods: readonly Pod[], desired: number, revision: string): Record<string, unknown> {
  const ready = countOf(pods, isReady);
  const updated = countOf(pods, (pod) => pod.metadata.labels?.[revisionLabel] === revision);
  return {
    // a Pod that no node has taken yet counts for the node it is meant for
    currentNumberScheduled: pods.length,
    numberMisscheduled: 0,
    desiredNumberScheduled: desired,
    numberReady: ready,
    observedGeneration: metadata.generation ?? 1,
    ...(updated ? { updatedNumberScheduled: updated } : {}),
    ...(ready ? { numberAvailable: ready } : {}),
    ...(desired > ready ? { numberUnavailable: desired - ready } : {}),
  };
}
