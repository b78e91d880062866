import { sameValue } from '../../apiserver/same-value.ts';
import type { DaemonSet } from '../../types.ts';

const generationAnnotation = 'deprecated.daemonset.template.generation';

/** Each new template counts one more. */
// kubernetes pkg/registry/apps/daemonset/strategy.go PrepareForCreate, PrepareForUpdate
export function prepareDaemonSet(daemonSet: DaemonSet, old?: DaemonSet): DaemonSet {
  const before = Number(old?.metadata.annotations?.[generationAnnotation] ?? 0) || 0;
  const isNew = !old || !sameValue(old.spec.template, daemonSet.spec.template);
  const annotations = { ...daemonSet.metadata.annotations, [generationAnnotation]: String(isNew ? before + 1 : before) };
  return { ...daemonSet, metadata: { ...daemonSet.metadata, annotations }, ...(old?.status ? { status: old.status } : {}) };
}
