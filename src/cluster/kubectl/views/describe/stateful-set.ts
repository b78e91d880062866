import { type Cluster, listOf } from '../../../cluster.ts';
import { matchesLabelSelector } from '../../../label-selector.ts';
import { controllerOf } from '../../../object.ts';
import type { StatefulSet } from '../../../types.ts';
import { annotationLines, formatLabelSelector, labelLines, none } from '../format.ts';
import { type ClaimTemplate, claimLines } from './claim.ts';
import { podTemplateLines } from './pod-template.ts';

// kubernetes kubectl pkg/describe/describe.go describeStatefulSet
export function describeStatefulSet(set: StatefulSet, cluster: Cluster): string[] {
  const { metadata, spec, status } = set;
  const pods = listOf(cluster, 'Pod').filter(
    (pod) =>
      pod.metadata.namespace === metadata.namespace &&
      matchesLabelSelector(spec.selector, pod.metadata.labels) &&
      controllerOf(pod)?.uid === metadata.uid,
  );
  const inPhase = (phase: string) => pods.filter((pod) => pod.status.phase === phase).length;
  const strategy = spec.updateStrategy as
    | { type?: string; rollingUpdate?: { partition?: number; maxUnavailable?: number | string } }
    | undefined;
  const claims = (spec.volumeClaimTemplates ?? []) as ClaimTemplate[];
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace}`,
    `CreationTimestamp:\t${goTime(metadata.creationTimestamp)}`,
    `Selector:\t${formatLabelSelector(spec.selector)}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    `Replicas:\t${spec.replicas ?? 0} desired | ${Number(status?.replicas ?? 0)} total`,
    `Update Strategy:\t${strategy?.type ?? ''}`,
    ...(strategy?.rollingUpdate?.partition === undefined ? [] : [`  Partition:\t${strategy.rollingUpdate.partition}`]),
    ...(strategy?.rollingUpdate?.maxUnavailable === undefined ? [] : [`  MaxUnavailable:\t${strategy.rollingUpdate.maxUnavailable}`]),
    `Pods Status:\t${inPhase('Running')} Running / ${inPhase('Pending')} Waiting / ${inPhase('Succeeded')} Succeeded / ${inPhase('Failed')} Failed`,
    ...podTemplateLines(spec.template),
    ...(claims.length > 0 ? ['Volume Claims:', ...claims.flatMap(claimLines)] : [`Volume Claims:\t${none}`]),
  ];
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Go's time.RFC1123Z in UTC. */
function goTime(timestamp: string | undefined): string {
  const date = new Date(timestamp ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return '<unset>';
  const day = String(date.getUTCDate()).padStart(2, '0');
  return `${days[date.getUTCDay()]}, ${day} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000`;
}
