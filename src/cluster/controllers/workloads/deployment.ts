import { controllerReference, creationTime, revisionHash, uidOf } from '../../identity.ts';
import { matchesLabelSelector } from '../../label-selector.ts';
import { controllerOf, keyOfRef } from '../../object.ts';
import type { Deployment, Pod, PodTemplate, ReplicaSet } from '../../types.ts';
import type { ControlPlane } from '../control-plane.ts';
import { deploymentStatus } from './deployment-status.ts';
import { templateText } from './pod-template.ts';
import { syncReplicaSet } from './replica-set.ts';
import { isRecreate, replicasOf, rolloutLimits, statusCount, total, wantedReplicas } from './rollout.ts';
import { podTemplateHash } from './template-hash.ts';

const hashLabel = 'pod-template-hash';
const revision = 'deployment.kubernetes.io/revision';
const desiredReplicas = 'deployment.kubernetes.io/desired-replicas';
const maxReplicas = 'deployment.kubernetes.io/max-replicas';
const notCopied = [revision, desiredReplicas, maxReplicas, 'kubectl.kubernetes.io/last-applied-configuration'];
// A rollout in small steps ends where one in large steps does, as long as the new Pods get ready.
const patientSteps = 20;
const mostSteps = 60;

/** Rolls a Deployment out as far as it gets: to the end, or until Pods that are not ready hold it up. */
// kubernetes pkg/controller/deployment/deployment_controller.go syncDeployment
export function syncDeployment(plane: ControlPlane, deployment: Deployment): void {
  const { name } = deployment.metadata;
  for (const replicaSet of claimedReplicaSets(plane, deployment)) syncReplicaSet(plane, replicaSet, name);
  const current = ensureNewReplicaSet(plane, deployment);
  if (current) syncReplicaSet(plane, current, name);
  for (let step = 0; step < mostSteps; step++) {
    const before = plane.revision;
    moveReplicas(plane, deployment, current, step >= patientSteps);
    if (plane.revision === before) break;
    for (const replicaSet of plane.ownedBy(deployment, 'ReplicaSet')) syncReplicaSet(plane, replicaSet, name);
  }
  const replicaSets = plane.ownedBy(deployment, 'ReplicaSet');
  const latest = current && plane.current(current);
  const annotations = latest
    ? { ...deployment.metadata.annotations, [revision]: latest.metadata.annotations?.[revision] ?? '1' }
    : deployment.metadata.annotations;
  const metadata = annotations ? { ...deployment.metadata, annotations } : deployment.metadata;
  plane.put({ ...deployment, metadata, status: deploymentStatus(deployment, replicaSets, latest) } as Deployment);
}

function claimedReplicaSets(plane: ControlPlane, deployment: Deployment): ReplicaSet[] {
  const { namespace } = deployment.metadata;
  for (const replicaSet of plane.unclaimedReplicaSets(namespace ?? '')) {
    if (!matchesLabelSelector(deployment.spec.selector, replicaSet.metadata.labels)) continue;
    const ownerReferences = [...(replicaSet.metadata.ownerReferences ?? []), controllerReference(deployment)];
    plane.put({ ...replicaSet, metadata: { ...replicaSet.metadata, ownerReferences } } as ReplicaSet);
  }
  return plane.ownedBy(deployment, 'ReplicaSet');
}

/** The ReplicaSet of the template as it is now; a paused Deployment makes none. */
// kubernetes pkg/controller/deployment/sync.go getNewReplicaSet
function ensureNewReplicaSet(plane: ControlPlane, deployment: Deployment): ReplicaSet | undefined {
  const existing = plane.ownedBy(deployment, 'ReplicaSet');
  const text = templateText(deployment.spec.template);
  const found = existing.find(({ spec }) => templateText(spec.template) === text);
  const latest = Math.max(0, ...existing.filter((each) => each !== found).map(revisionOf));
  if (found) {
    const annotations = annotationsFor(deployment, String(Math.max(revisionOf(found), latest + 1)), found);
    plane.put({ ...found, metadata: { ...found.metadata, annotations } } as ReplicaSet);
    return plane.current(found);
  }
  if (deployment.spec.paused) return undefined;
  const made = newReplicaSet(plane, deployment, String(latest + 1));
  plane.put(made);
  return made;
}

function newReplicaSet(plane: ControlPlane, deployment: Deployment, number: string): ReplicaSet {
  const { metadata, spec } = deployment;
  const { namespace } = metadata;
  const place = namespace ? { namespace } : {};
  const hash = observedHash(plane, deployment) ?? freeHash(plane, deployment);
  const name = `${metadata.name}-${hash}`;
  const template = hashedTemplate(spec.template, hash);
  const others = total(plane.ownedBy(deployment, 'ReplicaSet'), replicasOf);
  const wanted = wantedReplicas(deployment);
  const room = Math.max(0, wanted + rolloutLimits(deployment).maxSurge - others);
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name,
      ...place,
      uid: uidOf(keyOfRef({ kind: 'ReplicaSet', name, ...place })),
      generation: 1,
      creationTimestamp: creationTime,
      labels: { ...template.metadata?.labels },
      annotations: annotationsFor(deployment, number),
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      replicas: isRecreate(deployment) && others > 0 ? 0 : Math.min(wanted, room),
      ...(spec.minReadySeconds ? { minReadySeconds: spec.minReadySeconds } : {}),
      selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, [hashLabel]: hash } },
      template,
    },
    status: { replicas: 0 },
  };
}

const hashedTemplates = new WeakMap<PodTemplate, PodTemplate>();

/** The template with its hash among the labels: the same object for the same template, so that what hangs on it is worked out once. */
function hashedTemplate(template: PodTemplate, hash: string): PodTemplate {
  const known = hashedTemplates.get(template);
  if (known?.metadata?.labels?.[hashLabel] === hash) return known;
  const hashed = { ...template, metadata: { ...template.metadata, labels: { ...template.metadata?.labels, [hashLabel]: hash } } };
  hashedTemplates.set(template, hashed);
  return hashed;
}

function freeHash(plane: ControlPlane, { metadata, spec }: Deployment): string {
  const text = templateText(spec.template);
  for (let attempt = 0; ; attempt++) {
    const hash = attempt ? revisionHash(`${text} ${attempt}`) : podTemplateHash(spec.template);
    if (!plane.get('ReplicaSet', metadata.namespace, `${metadata.name}-${hash}`)) return hash;
  }
}

/** The hash that pasted Pods of a ReplicaSet carry that was not pasted with them. */
function observedHash(plane: ControlPlane, { metadata, spec }: Deployment): string | undefined {
  const isOurs = (pod: Pod) => {
    const owner = controllerOf(pod);
    const hash = pod.metadata.labels?.[hashLabel];
    return (
      owner?.kind === 'ReplicaSet' && owner.name === `${metadata.name}-${hash}` && matchesLabelSelector(spec.selector, pod.metadata.labels)
    );
  };
  return plane.podsOfMissingOwners(metadata.namespace ?? '').find(isOurs)?.metadata.labels?.[hashLabel];
}

function revisionOf({ metadata }: ReplicaSet): number {
  return Number(metadata.annotations?.[revision] ?? 0) || 0;
}

// kubernetes pkg/controller/deployment/util/deployment_util.go SetNewReplicaSetAnnotations
function annotationsFor(deployment: Deployment, number: string, replicaSet?: ReplicaSet): Record<string, string> {
  const own = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => !notCopied.includes(key));
  return { ...replicaSet?.metadata.annotations, ...Object.fromEntries(own), ...scaleAnnotations(deployment), [revision]: number };
}

function scaleAnnotations(deployment: Deployment): Record<string, string> {
  const replicas = wantedReplicas(deployment);
  return { [desiredReplicas]: String(replicas), [maxReplicas]: String(replicas + rolloutLimits(deployment).maxSurge) };
}

/** One step: scale where the whole is to be scaled, else some replicas from the old ReplicaSets to the new one. */
function moveReplicas(plane: ControlPlane, deployment: Deployment, given: ReplicaSet | undefined, inHaste: boolean): void {
  const all = plane.ownedBy(deployment, 'ReplicaSet');
  const current = given && plane.current(given);
  const old = all.filter((each) => each !== current && replicasOf(each) > 0);
  const wanted = wantedReplicas(deployment);
  if (!current) {
    const [active] = old;
    if (old.length === 1 && active) scale(plane, deployment, active, wanted);
  } else if (old.length === 0 || replicasOf(current) > wanted) scale(plane, deployment, current, wanted);
  else if (inHaste && statusCount(current, 'availableReplicas') === replicasOf(current)) {
    scale(plane, deployment, current, wanted);
    for (const each of old) scale(plane, deployment, each, 0);
  } else if (isRecreate(deployment)) for (const each of old) scale(plane, deployment, each, 0);
  else roll(plane, deployment, current, old);
}

// kubernetes pkg/controller/deployment/rolling.go rolloutRolling
function roll(plane: ControlPlane, deployment: Deployment, current: ReplicaSet, old: readonly ReplicaSet[]): void {
  const { maxSurge, maxUnavailable } = rolloutLimits(deployment);
  const wanted = wantedReplicas(deployment);
  const held = replicasOf(current) + total(old, replicasOf);
  const room = wanted + maxSurge - held;
  if (replicasOf(current) < wanted && room > 0) {
    scale(plane, deployment, current, Math.min(wanted, replicasOf(current) + room));
    return;
  }
  const minAvailable = wanted - maxUnavailable;
  let removable = held - minAvailable - (replicasOf(current) - statusCount(current, 'availableReplicas'));
  for (const each of old) {
    const unhealthy = Math.min(replicasOf(each) - statusCount(each, 'availableReplicas'), removable);
    if (unhealthy <= 0) continue;
    removable -= unhealthy;
    scale(plane, deployment, each, replicasOf(each) - unhealthy);
  }
  let spare = total([current, ...old], (each) => statusCount(each, 'availableReplicas')) - minAvailable;
  for (const each of old.flatMap((one) => plane.current(one) ?? [])) {
    const fewer = Math.min(replicasOf(each), spare);
    if (fewer <= 0) continue;
    spare -= fewer;
    scale(plane, deployment, each, replicasOf(each) - fewer);
  }
}

function scale(plane: ControlPlane, deployment: Deployment, replicaSet: ReplicaSet, replicas: number): void {
  const latest = plane.current(replicaSet) ?? replicaSet;
  const annotations = { ...latest.metadata.annotations, ...scaleAnnotations(deployment) };
  plane.put({ ...latest, metadata: { ...latest.metadata, annotations }, spec: { ...latest.spec, replicas } } as ReplicaSet);
}

/** Whether the ReplicaSet belongs to a Deployment that is in the cluster. */
export function isOfDeployment(plane: ControlPlane, replicaSet: ReplicaSet): boolean {
  const owner = controllerOf(replicaSet);
  return owner?.kind === 'Deployment' && plane.get('Deployment', replicaSet.metadata.namespace, owner.name) !== undefined;
}
