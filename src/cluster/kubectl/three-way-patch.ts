import { isObject, type JsonObject } from '../apiserver/custom-resource/schema-node.ts';
import type { NamedType } from '../apiserver/decoding/schema.ts';
import type { Json } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { diffObjects } from './strategic-diff.ts';
import { combinePatches } from './strategic-merge.ts';

/**
 * What has to change in `current` so that it has all of `modified` and none of what only `original` had.
 * `original` is what was applied last, `current` what the cluster has.
 */
// kubernetes apimachinery pkg/util/strategicpatch/patch.go CreateThreeWayMergePatch
export function threeWayStrategicPatch(original: JsonObject, modified: JsonObject, current: JsonObject, type: NamedType): JsonObject {
  const changes = diffObjects(current, modified, type.schema, { ignoreDeletions: true, ignoreChanges: false, retainKeys: false });
  const deletions = diffObjects(original, modified, type.schema, { ignoreDeletions: false, ignoreChanges: true, retainKeys: false });
  return combinePatches(deletions, changes, type.schema);
}

/** The same for kinds whose lists have no merge rules. */
// kubernetes apimachinery pkg/util/jsonmergepatch/patch.go CreateThreeWayJSONMergePatch
export function threeWayJsonPatch(original: JsonObject, modified: JsonObject, current: JsonObject): JsonObject {
  const changes = keep(jsonDiff(current, modified), (value) => value !== null);
  const deletions = keep(jsonDiff(original, modified), (value) => value === null);
  return jsonMerge(deletions, changes, false) as JsonObject;
}

function jsonDiff(from: JsonObject, to: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const [key, value] of Object.entries(to)) {
    const before = Object.hasOwn(from, key) ? from[key] : undefined;
    if (isObject(value) && isObject(before)) {
      const inner = jsonDiff(before, value);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (!sameJson(value, before)) patch[key] = value;
  }
  for (const key of Object.keys(from)) if (!Object.hasOwn(to, key)) patch[key] = null;
  return patch;
}

/** The nulls of a patch are its deletions; the rest are its changes. */
function keep(patch: JsonObject, wanted: (value: Json) => boolean): JsonObject {
  const kept: JsonObject = {};
  for (const [key, value] of Object.entries(patch)) {
    if (isObject(value)) {
      const inner = keep(value, wanted);
      if (Object.keys(inner).length > 0 || (wanted({}) && Object.keys(value).length === 0)) kept[key] = inner;
    } else if (wanted(value)) kept[key] = value;
  }
  return kept;
}

/** RFC 7396, or two patches made one when nulls are to stay. */
export function jsonMerge(target: Json | undefined, patch: Json, dropNulls = true): Json {
  if (!isObject(patch)) return patch;
  const merged: JsonObject = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null && dropNulls) delete merged[key];
    else merged[key] = jsonMerge(Object.hasOwn(merged, key) ? merged[key] : undefined, value, dropNulls);
  }
  return merged;
}
