import { isObject, type JsonObject } from '../apiserver/custom-resource/schema-node.ts';
import { fieldOf, resolve } from '../apiserver/decoding/schema.ts';
import type { TypeSchema } from '../apiserver/decoding/type-schema.ts';
import { type Json, textOf } from '../object.ts';
import { sameJson } from '../same-json.ts';

export interface DiffOptions {
  readonly ignoreDeletions: boolean;
  readonly ignoreChanges: boolean;
  /** The object's own fields are a union: its patch names those to keep. */
  readonly retainKeys: boolean;
}

export interface PatchRule {
  readonly schema: TypeSchema;
  readonly merge: boolean;
  readonly replace: boolean;
  readonly retainKeys: boolean;
  readonly mergeKey: string;
}

/** How a strategic merge patch treats a field. */
export function patchRuleOf(schema: TypeSchema | undefined, key: string): PatchRule {
  const field = fieldOf(schema, key) ?? {};
  const strategies = (field.patchStrategy ?? '').split(',');
  return {
    schema: resolve(field).schema,
    merge: strategies.includes('merge'),
    replace: strategies.includes('replace'),
    retainKeys: strategies.includes('retainKeys'),
    mergeKey: field.mergeKey ?? '',
  };
}

// kubernetes apimachinery pkg/util/strategicpatch/patch.go diffMaps
export function diffObjects(original: JsonObject, modified: JsonObject, schema: TypeSchema | undefined, options: DiffOptions): JsonObject {
  const patch: JsonObject = {};
  for (const [key, value] of Object.entries(modified)) {
    const before = Object.hasOwn(original, key) ? original[key] : undefined;
    if (before === undefined) {
      if (!options.ignoreChanges) patch[key] = value;
    } else if (isObject(before) && isObject(value)) diffObjectField(patch, key, before, value, schema, options);
    else if (Array.isArray(before) && Array.isArray(value)) diffListField(patch, key, before, value, schema, options);
    else if (!options.ignoreChanges && !sameJson(before, value)) patch[key] = value;
  }
  const gone = Object.keys(original).filter((key) => !Object.hasOwn(modified, key));
  if (!options.ignoreDeletions) for (const key of gone) patch[key] = null;
  const present = Object.keys(modified).filter((key) => modified[key] !== null);
  if (options.retainKeys && present.length > 0 && (Object.keys(patch).length > 0 || gone.some((key) => original[key] !== null))) {
    patch.$retainKeys = present.sort();
  }
  return patch;
}

function diffObjectField(
  patch: JsonObject,
  key: string,
  before: JsonObject,
  value: JsonObject,
  schema: TypeSchema | undefined,
  options: DiffOptions,
): void {
  const rule = patchRuleOf(schema, key);
  if (rule.replace) {
    if (!options.ignoreChanges) patch[key] = value;
    return;
  }
  const inner = diffObjects(before, value, rule.schema, { ...options, retainKeys: rule.retainKeys });
  if (Object.keys(inner).length > 0) patch[key] = inner;
}

function diffListField(
  patch: JsonObject,
  key: string,
  before: Json[],
  value: Json[],
  schema: TypeSchema | undefined,
  options: DiffOptions,
): void {
  const rule = patchRuleOf(schema, key);
  if (!rule.merge) {
    if (!options.ignoreChanges && !sameJson(before, value)) patch[key] = value;
    return;
  }
  const inner = { ...options, retainKeys: rule.retainKeys };
  if (before.length === 0) {
    if (value.length > 0 && !options.ignoreChanges) patch[key] = value;
    return;
  }
  const all = [...before, ...value];
  if (all.every(isObject)) diffObjectLists(patch, key, before as JsonObject[], value as JsonObject[], rule, inner);
  else diffScalarLists(patch, key, before, value, inner);
}

// kubernetes apimachinery pkg/util/strategicpatch/patch.go diffLists, diffListsOfMaps
function diffObjectLists(
  patch: JsonObject,
  key: string,
  before: readonly JsonObject[],
  value: readonly JsonObject[],
  { mergeKey, schema }: PatchRule,
  options: DiffOptions,
): void {
  const items = schema.items ? resolve(schema.items).schema : undefined;
  const [old, now] = [sortedBy(before, mergeKey), sortedBy(value, mergeKey)];
  const changed: JsonObject[] = [];
  const deleted: JsonObject[] = [];
  for (let i = 0, j = 0; i < old.length || j < now.length; ) {
    const [left, right] = [old[i], now[j]];
    const order = !left ? 1 : !right ? -1 : compareText(left[mergeKey], right[mergeKey]);
    if (order === 0 && left && right) {
      const inner = diffObjects(left, right, items, options);
      if (Object.keys(inner).length > 0) changed.push({ ...inner, [mergeKey]: right[mergeKey] ?? null });
    } else if (order > 0 && right && !options.ignoreChanges) changed.push(right);
    else if (order < 0 && left && !options.ignoreDeletions) deleted.push({ $patch: 'delete', [mergeKey]: left[mergeKey] ?? null });
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  const position = new Map(value.map((item, at) => [item[mergeKey], at] as const).reverse());
  const ordered = changed.sort((a, b) => (position.get(a[mergeKey]) ?? 0) - (position.get(b[mergeKey]) ?? 0));
  const list = [...ordered, ...deleted];
  if (list.length > 0) patch[key] = list;
  const sameOrder = before.length === value.length && value.every((item, at) => sameJson(item[mergeKey], before[at]?.[mergeKey]));
  const said = (!options.ignoreChanges && (list.length > 0 || !sameOrder)) || (!options.ignoreDeletions && list.length > 0);
  if (said && value.length > 0) patch[`$setElementOrder/${key}`] = value.map((item) => ({ [mergeKey]: item[mergeKey] ?? null }));
}

function sortedBy(list: readonly JsonObject[], key: string): JsonObject[] {
  return [...list].sort((a, b) => compareText(a[key], b[key]));
}

function compareText(a: Json | undefined, b: Json | undefined): number {
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

// kubernetes apimachinery pkg/util/strategicpatch/patch.go diffListsOfScalars
function diffScalarLists(patch: JsonObject, key: string, before: readonly Json[], value: readonly Json[], options: DiffOptions): void {
  const old = new Set(before.map(textOf));
  const now = new Set(value.map(textOf));
  const added = options.ignoreChanges ? [] : value.filter((item) => !old.has(textOf(item)));
  const deleted = options.ignoreDeletions ? [] : before.filter((item) => !now.has(textOf(item))).sort(compareText);
  if (added.length > 0) patch[key] = added;
  if (deleted.length > 0) patch[`$deleteFromPrimitiveList/${key}`] = deleted;
  const said = (!options.ignoreDeletions && deleted.length > 0) || (!options.ignoreChanges && !sameJson(before, value));
  if (said && value.length > 0) patch[`$setElementOrder/${key}`] = [...value];
}
