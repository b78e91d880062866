import { withoutKeys } from '../../apiserver/absent.ts';
import type { Pod, PodTemplate, StatefulSet } from '../../types.ts';
import { statefulSetRevision } from './template-hash.ts';

export const revisionLabel = 'controller-revision-hash';
export const indexLabel = 'apps.kubernetes.io/pod-index';
export const nameLabel = 'statefulset.kubernetes.io/pod-name';

/** A template and the name that a StatefulSet's Pods of it carry. */
export interface Revision {
  readonly name: string;
  readonly template: PodTemplate;
}

export function updateRevision({ metadata, spec }: StatefulSet): Revision {
  return { name: `${metadata.name}-${statefulSetRevision(spec.template)}`, template: spec.template };
}

export function claimsOf({ spec }: StatefulSet): string[] {
  return ((spec.volumeClaimTemplates ?? []) as { metadata?: { name?: string } }[]).map(({ metadata }) => metadata?.name ?? '');
}

/** The revision that the update leaves behind, read off one of its Pods; where none is left, the new one. */
export function currentRevision(set: StatefulSet, pods: readonly Pod[], update: Revision): Revision {
  const name = set.status?.currentRevision;
  if (typeof name !== 'string' || name === update.name) return update;
  const pod = pods.find(({ metadata }) => metadata.labels?.[revisionLabel] === name);
  return pod ? { name, template: templateOf(set, pod) } : update;
}

const isOfOnePod = (label: string) => [revisionLabel, indexLabel, nameLabel].includes(label) || label.startsWith('topology.kubernetes.io/');

function templateOf(set: StatefulSet, { metadata, spec }: Pod): PodTemplate {
  const labels = Object.fromEntries(Object.entries(metadata.labels ?? {}).filter(([label]) => !isOfOnePod(label)));
  const claims = claimsOf(set);
  const volumes = ((spec.volumes ?? []) as { name?: string }[]).filter(({ name }) => !claims.includes(name ?? ''));
  return {
    metadata: { labels, ...(metadata.annotations ? { annotations: metadata.annotations } : {}) },
    spec: { ...withoutKeys(spec, ['nodeName', 'hostname', 'subdomain', 'volumes']), ...(volumes.length > 0 ? { volumes } : {}) },
  };
}
