import { isObject, type JsonObject } from '../apiserver/custom-resource/schema-node.ts';
import { goJson } from '../go-json.ts';
import type { KubeObject } from '../object.ts';

export const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** The object with itself, as it was written, in an annotation. */
// kubernetes kubectl pkg/util/apply.go GetModifiedConfiguration
export function withLastApplied(object: JsonObject): JsonObject {
  const metadata = isObject(object.metadata) ? object.metadata : {};
  const { [lastApplied]: _before, ...annotations } = isObject(metadata.annotations) ? metadata.annotations : {};
  const bare = { ...object, metadata: { ...metadata, annotations } };
  return { ...object, metadata: { ...metadata, annotations: { ...annotations, [lastApplied]: `${goJson(bare)}\n` } } };
}

/** What was applied to the object last; empty where nothing was or where the annotation is no JSON. */
export function lastAppliedOf({ metadata }: KubeObject): JsonObject {
  try {
    const value = JSON.parse(metadata.annotations?.[lastApplied] ?? '{}');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
