import type { LabelSelector } from './types.ts';

type Labels = Readonly<Record<string, string>> | undefined;

export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** A plain selector map; an empty or missing one selects nothing. */
export function matchesMap(selector: Labels, labels: Labels): boolean {
  const entries = Object.entries(selector ?? {});
  return entries.length > 0 && entries.every(([key, value]) => labels?.[key] === value && Object.hasOwn(labels, key));
}

/** A missing selector selects nothing, an empty one everything. `kubernetes apimachinery pkg/apis/meta/v1/helpers.go LabelSelectorAsSelector` */
export function matchesLabelSelector(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (!selector) return false;
  return (
    Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labelValue(labels, key) === value) &&
    (selector.matchExpressions ?? []).every((requirement) => meetsRequirement(requirement, labels))
  );
}

/** One requirement of a selector. `kubernetes apimachinery pkg/labels/selector.go Requirement.Matches` */
export function meetsRequirement({ key, operator, values = [] }: Requirement, labels: Labels): boolean {
  const value = labelValue(labels, key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

const labelValue = (labels: Labels, key: string) => (labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined);
