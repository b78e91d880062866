import { controllerReference } from '../../identity.ts';
import { matchesLabelSelector } from '../../label-selector.ts';
import { controllerOf, type KubeObject } from '../../object.ts';
import type { LabelSelector, Pod } from '../../types.ts';
import type { ControlPlane } from '../control-plane.ts';
import { isActive } from './pod-facts.ts';

/** The Pods that are the owner's: those that no longer match are let go, matching ones without a controller are taken in. */
// kubernetes pkg/controller/controller_ref_manager.go ClaimPods
export function claimPods(
  plane: ControlPlane,
  owner: KubeObject,
  selector: LabelSelector,
  mayAdopt: (pod: Pod) => boolean = () => true,
): Pod[] {
  const kept: Pod[] = [];
  for (const pod of plane.ownedBy(owner, 'Pod')) {
    if (matchesLabelSelector(selector, pod.metadata.labels)) kept.push(pod);
    else if (pod.metadata.deletionTimestamp === undefined) plane.put(released(pod));
  }
  for (const pod of plane.orphans(owner.metadata.namespace ?? '', selector)) {
    if (!isActive(pod) || !mayAdopt(pod) || !matchesLabelSelector(selector, pod.metadata.labels)) continue;
    const ownerReferences = [...(pod.metadata.ownerReferences ?? []), controllerReference(owner)];
    const adopted: Pod = { ...pod, metadata: { ...pod.metadata, ownerReferences } };
    plane.put(adopted);
    kept.push(adopted);
  }
  return kept;
}

function released(pod: Pod): Pod {
  const controller = controllerOf(pod);
  const { ownerReferences = [], ...metadata } = pod.metadata;
  const rest = ownerReferences.filter((reference) => reference !== controller);
  return { ...pod, metadata: { ...metadata, ...(rest.length > 0 ? { ownerReferences: rest } : {}) } };
}
