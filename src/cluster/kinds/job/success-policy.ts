import { type FieldError, invalid, required, tooLong, tooMany } from '../../apiserver/field-error.ts';
import { checkNonNegative } from '../../apiserver/object-meta.ts';
import type { JobFields, SuccessRule } from './fields.ts';

const mostRules = 20;
const longestIndexes = 64 * 1024;

// kubernetes pkg/apis/batch/validation/validation.go validateSuccessPolicy
export function checkSuccessPolicy(field: string, { successPolicy, completionMode, completions = 0 }: JobFields): FieldError[] {
  if (!successPolicy) return [];
  if (completionMode !== 'Indexed') return [invalid(field, internalSuccessPolicy(successPolicy), 'requires indexed completion mode')];
  const path = `${field}.rules`;
  const rules = successPolicy.rules ?? [];
  return [
    ...(rules.length === 0 ? [required(path, 'at least one rules must be specified when the successPolicy is specified')] : []),
    ...(rules.length > mostRules ? [tooMany(path, rules.length, mostRules)] : []),
    ...rules.flatMap((rule, i) => checkRule(`${path}[${i}]`, rule, completions)),
  ];
}

function checkRule(field: string, { succeededCount: count, succeededIndexes: indexes }: SuccessRule, completions: number): FieldError[] {
  if (count === undefined && indexes === undefined) {
    return [required(field, 'at least one of succeededCount or succeededIndexes must be specified')];
  }
  const counted = countIndexes(indexes ?? '', completions);
  const total = typeof counted === 'number' ? counted : 0;
  const path = `${field}.succeededCount`;
  const tooMuch = (most: number, what: string) => invalid(path, count, `must be less than or equal to ${most} (the number of ${what})`);
  return [
    ...((indexes?.length ?? 0) > longestIndexes ? [tooLong(`${field}.succeededIndexes`, longestIndexes)] : []),
    ...(typeof counted === 'string' ? [invalid(`${field}.succeededIndexes`, indexes, `error parsing succeededIndexes: ${counted}`)] : []),
    ...checkNonNegative(path, count),
    ...(count !== undefined && count > completions ? [tooMuch(completions, 'specified completions')] : []),
    ...(count !== undefined && indexes !== undefined && count > total
      ? [tooMuch(total, 'indexes in the specified succeededIndexes field')]
      : []),
  ];
}

/** How many indexes `1,3-5` names, or what is wrong with it. */
// kubernetes pkg/apis/batch/validation/validation.go validateIndexesFormat
export function countIndexes(text: string, completions: number): number | string {
  if (text === '') return 0;
  let total = 0;
  let last = -1;
  for (const interval of text.split(',')) {
    const parts = interval.split('-');
    if (parts.length > 2) {
      return `the fragment ${JSON.stringify(interval)} violates the requirement that an index interval can have at most two parts separated by '-'`;
    }
    const ends: number[] = [];
    for (const part of parts) {
      const index = /^[+]?\d{1,18}$/.test(part) ? Number(part) : undefined;
      if (index === undefined) return `cannot convert string to integer for index: ${JSON.stringify(part)}`;
      if (index >= completions) return `too large index: ${JSON.stringify(part)}`;
      ends.push(index);
    }
    const [first = 0, end = first] = ends;
    if (parts.length > 1 && first >= end) return `non-increasing order, previous: ${first}, current: ${end}`;
    if (last >= first) return `non-increasing order, previous: ${last}, current: ${first}`;
    total += end - first + 1;
    last = end;
  }
  return total;
}

/** As the API server holds and prints it. */
// kubernetes pkg/apis/batch/types.go SuccessPolicy
export function internalSuccessPolicy(policy: JobFields['successPolicy']): unknown {
  const rules = policy?.rules?.map(({ succeededIndexes = null, succeededCount = null }) => ({
    SucceededIndexes: succeededIndexes,
    SucceededCount: succeededCount,
  }));
  return policy && { Rules: rules ?? null };
}
