import { isObject, type JsonObject } from '../apiserver/custom-resource/schema-node.ts';
import { resolve } from '../apiserver/decoding/schema.ts';
import type { TypeSchema } from '../apiserver/decoding/type-schema.ts';
import type { Json } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { type PatchRule, patchRuleOf } from './strategic-diff.ts';

const setOrder = '$setElementOrder/';
const deleteFrom = '$deleteFromPrimitiveList/';

/** Whether a patch meets an object, or another patch whose directives and nulls must live on. */
type Target = 'object' | 'patch';

// kubernetes apimachinery pkg/util/strategicpatch/patch.go StrategicMergeMapPatch
export function applyStrategicPatch(object: JsonObject, patch: JsonObject, schema: TypeSchema | undefined): JsonObject {
  return mergeObject(object, patch, schema, 'object');
}

export function combinePatches(first: JsonObject, second: JsonObject, schema: TypeSchema | undefined): JsonObject {
  return mergeObject(first, second, schema, 'patch');
}

/** What is left of a patch once it is merged: ordered lists are taken out of it on the way. */
export function leftOf(patch: JsonObject): JsonObject {
  const ordered = new Set(Object.keys(patch).flatMap((key) => (key.startsWith(setOrder) ? [key, key.slice(setOrder.length)] : [])));
  const left = Object.entries(patch).filter(([key]) => !ordered.has(key) && key !== '$retainKeys');
  return Object.fromEntries(left.map(([key, value]) => [key, isObject(value) ? leftOf(value) : value]));
}

// kubernetes apimachinery pkg/util/strategicpatch/patch.go mergeMap
function mergeObject(original: JsonObject, given: JsonObject, schema: TypeSchema | undefined, target: Target): JsonObject {
  if (given.$patch === 'delete') return {};
  if (given.$patch === 'replace') return withoutKey(given, '$patch');
  const result: JsonObject = { ...original };
  const { $retainKeys: retained, ...rest } = given;
  if (Array.isArray(retained)) {
    if (target === 'patch') result.$retainKeys ??= retained;
    else for (const key of Object.keys(result)) if (!retained.includes(key)) delete result[key];
  }
  const patch: JsonObject = rest;
  for (const key of Object.keys(patch)) {
    const order = patch[key];
    if (!key.startsWith(setOrder) || !Array.isArray(order)) continue;
    if (target === 'patch') result[key] ??= order;
    delete patch[key];
    mergeOrdered(result, patch, key.slice(setOrder.length), order, schema, target);
  }
  for (const [key, value] of Object.entries(patch)) mergeField(result, key, value, schema, target);
  return result;
}

function mergeField(result: JsonObject, key: string, value: Json, schema: TypeSchema | undefined, target: Target): void {
  if (key.startsWith(deleteFrom)) {
    const name = key.slice(deleteFrom.length);
    const list = result[name];
    if (target === 'patch') result[key] = value;
    else if (Array.isArray(list) && Array.isArray(value)) result[name] = list.filter((item) => !value.some((gone) => sameJson(gone, item)));
    return;
  }
  if (value === null) {
    if (target === 'object') delete result[key];
    else result[key] = null;
    return;
  }
  const before = Object.hasOwn(result, key) ? result[key] : undefined;
  const rule = patchRuleOf(schema, key);
  if (isObject(before) && isObject(value)) result[key] = rule.replace ? value : mergeObject(before, value, rule.schema, target);
  else if (Array.isArray(before) && Array.isArray(value)) result[key] = mergeList(before, value, rule, target);
  else result[key] = target === 'object' && before === undefined ? withoutDirectives(value) : value;
}

/** A list with an order of its own: what the patch does not know of stays near its neighbours. */
// kubernetes apimachinery pkg/util/strategicpatch/patch.go mergePatchIntoOriginal
function mergeOrdered(
  result: JsonObject,
  patch: JsonObject,
  key: string,
  order: Json[],
  schema: TypeSchema | undefined,
  target: Target,
): void {
  const before = result[key];
  const change = patch[key];
  delete patch[key];
  if (!Array.isArray(before) && !Array.isArray(change)) return;
  const rule = patchRuleOf(schema, key);
  const old = Array.isArray(before) ? before : [];
  const merged = !Array.isArray(change) ? old : !Array.isArray(before) ? change : mergeList(old, change, rule, target);
  result[key] = inOrder(merged, order, old, rule.mergeKey);
}

// kubernetes apimachinery pkg/util/strategicpatch/patch.go mergeSlice
function mergeList(before: readonly Json[], change: readonly Json[], rule: PatchRule, target: Target): Json[] {
  if (!rule.merge) return [...change];
  const { mergeKey } = rule;
  if (![...before, ...change].every(isObject)) {
    const merged = [...before, ...change].filter((item, i, all) => all.findIndex((other) => sameJson(other, item)) === i);
    return inOrder(merged, change, before, '');
  }
  const items = rule.schema.items ? resolve(rule.schema.items).schema : undefined;
  let merged = [...before] as JsonObject[];
  for (const item of change as JsonObject[]) {
    const same = (other: JsonObject) => sameJson(other[mergeKey], item[mergeKey]);
    if (target === 'object' && item.$patch === 'delete') merged = merged.filter((other) => !same(other));
    else if (target === 'object' && item.$patch === 'replace') return change.filter((other) => isObject(other) && !other.$patch);
    else {
      const at = merged.findIndex((other) => same(other) && other.$patch === item.$patch);
      const found = merged[at];
      if (found) merged[at] = mergeObject(found, item, items, target);
      else merged.push(item);
    }
  }
  return inOrder(merged, change, before, mergeKey);
}

// kubernetes apimachinery pkg/util/strategicpatch/patch.go normalizeElementOrder, mergeSortedSlice
function inOrder(list: readonly Json[], order: readonly Json[], serverOrder: readonly Json[], mergeKey: string): Json[] {
  const idOf = (item: Json): Json => (mergeKey && isObject(item) ? (item[mergeKey] ?? null) : item);
  const deletion = (item: Json) => isObject(item) && item.$patch === 'delete';
  const place = (among: readonly Json[]) => {
    const ids = new Map(among.map((item, i) => [JSON.stringify(idOf(item)), i] as const).reverse());
    return (item: Json) => ids.get(JSON.stringify(idOf(item))) ?? -1;
  };
  const [wanted, server] = [place(order), place(serverOrder)];
  const ours = list.filter((item) => !deletion(item) && wanted(item) >= 0).sort((a, b) => wanted(a) - wanted(b));
  const theirs = list.filter((item) => !deletion(item) && wanted(item) < 0).sort((a, b) => server(a) - server(b));
  const result: Json[] = [];
  let next = 0;
  for (const item of ours) {
    for (let other = theirs[next]; other !== undefined; other = theirs[next]) {
      if (server(other) < 0 || server(item) < 0 || server(other) > server(item)) break;
      result.push(other);
      next++;
    }
    result.push(item);
  }
  return [...result, ...theirs.slice(next), ...list.filter(deletion)];
}

function withoutDirectives(value: Json): Json {
  if (Array.isArray(value)) return value.filter((item) => !(isObject(item) && item.$patch === 'delete')).map(withoutDirectives);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key, field]) => field !== null && !key.startsWith('$'));
  return Object.fromEntries(kept.map(([key, field]) => [key, withoutDirectives(field)]));
}

function withoutKey(object: JsonObject, key: string): JsonObject {
  const copy = { ...object };
  delete copy[key];
  return copy;
}
