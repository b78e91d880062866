import type { LabelSelector } from './types.ts';

type Labels = Readonly<Record<string, string>> | undefined;

/** A plain selector map; an empty or missing one selects nothing. */
export function matchesMap(selector: Labels, labels: Labels): boolean {
  const entries = Object.entries(selector ?? {});
  return entries.length > 0 && entries.every(([key, value]) => labels?.[key] === value && Object.hasOwn(labels, key));
}

/** A missing selector selects nothing, an empty one everything. `kubernetes apimachinery pkg/apis/meta/v1/helpers.go LabelSelectorAsSelector` */
export function matchesLabelSelector(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (!selector) return false;
  const has = (key: string) => labels !== undefined && Object.hasOwn(labels, key);
  return (
    Object.entries(selector.matchLabels ?? {}).every(([key, value]) => has(key) && labels?.[key] === value) &&
    (selector.matchExpressions ?? []).every(({ key, operator, values = [] }) => {
      const value = has(key) ? labels?.[key] : undefined;
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
    })
  );
}
