import { meetsRequirement, type Requirement } from '../label-selector.ts';
import type { Node, Pod } from '../types.ts';

interface Affinity {
  nodeAffinity?: {
    requiredDuringSchedulingIgnoredDuringExecution?: {
      nodeSelectorTerms?: { matchExpressions?: Requirement[]; matchFields?: Requirement[] }[];
    };
  };
}

/** nodeSelector and required node affinity. */
// kubernetes component-helpers scheduling/corev1/nodeaffinity GetRequiredNodeAffinity
export function matchesNodeAffinity({ spec }: Pod, { metadata }: Node): boolean {
  const labels = metadata.labels ?? {};
  if (!Object.entries(spec.nodeSelector ?? {}).every(([key, value]) => labels[key] === value)) return false;
  const required = (spec.affinity as Affinity | undefined)?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  if (!required) return true;
  const fields = { 'metadata.name': metadata.name };
  return (required.nodeSelectorTerms ?? []).some(
    ({ matchExpressions = [], matchFields = [] }) =>
      matchExpressions.length + matchFields.length > 0 &&
      matchExpressions.every((requirement) => holds(requirement, labels)) &&
      matchFields.every((requirement) => holds(requirement, fields)),
  );
}

/** Node selectors know two operators more than label selectors. */
function holds(requirement: Requirement, labels: Readonly<Record<string, string>>): boolean {
  const { key, operator, values = [] } = requirement;
  const value = Object.hasOwn(labels, key) ? Number(labels[key]) : Number.NaN;
  if (operator === 'Gt') return value > Number(values[0]);
  if (operator === 'Lt') return value < Number(values[0]);
  return meetsRequirement(requirement, labels);
}
