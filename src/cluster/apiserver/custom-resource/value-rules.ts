import type { Json } from '../../object.ts';
import type { FieldError } from '../field-error.ts';
import { childPath, isObject } from './schema-node.ts';

/** What a rule of a custom resource definition says of a value: whether it holds, or that it could not be told. */
export type RuleOutcome = boolean | { readonly failure: string };

export interface ValueRule {
  readonly message: string;
  /** Rules that compare with the stored value hold where there is none. */
  readonly holds: (value: Json, stored: Json | undefined) => RuleOutcome;
}

/** Rules by the place they are about: `spec.rules[].matches[].path`. */
export type ValueRules = Readonly<Record<string, readonly ValueRule[]>>;

/** Rules of a value come before those of what is inside it. */
// kubernetes apiextensions-apiserver pkg/apiserver/schema/cel/validation.go Validator.validate
export function ruleErrors(rules: ValueRules, value: Json, stored?: Json): readonly FieldError[] {
  return errorsAt(rules, { value, stored, place: '', path: '' });
}

interface Spot {
  readonly value: Json;
  readonly stored: Json | undefined;
  readonly place: string;
  readonly path: string;
}

function errorsAt(rules: ValueRules, { value, stored, place, path }: Spot): readonly FieldError[] {
  const own = (Object.hasOwn(rules, place) ? (rules[place] ?? []) : []).flatMap((rule) => errorOf(rule, value, stored, path));
  if (Array.isArray(value)) {
    return [
      ...own,
      ...value.flatMap((item, index) =>
        errorsAt(rules, { value: item, stored: undefined, place: `${place}[]`, path: `${path}[${index}]` }),
      ),
    ];
  }
  if (!isObject(value)) return own;
  const before = isObject(stored) ? stored : {};
  const inside = Object.entries(value).flatMap(([key, field]) =>
    errorsAt(rules, { value: field, stored: before[key], place: childPath(place, key), path: childPath(path, key) }),
  );
  return [...own, ...inside];
}

function errorOf({ message, holds }: ValueRule, value: Json, stored: Json | undefined, field: string): readonly FieldError[] {
  const outcome = holds(value, stored);
  if (outcome === true) return [];
  const whole = Array.isArray(value) ? 'array' : isObject(value) ? 'object' : undefined;
  if (outcome !== false) {
    const detail = `${outcome.failure} evaluating rule: ${message}`;
    return [{ type: 'Invalid', field, value: whole ?? typeof value, detail }];
  }
  return [whole ? { type: 'Invalid', field, omitValue: true, detail: message } : { type: 'Invalid', field, value, detail: message }];
}
