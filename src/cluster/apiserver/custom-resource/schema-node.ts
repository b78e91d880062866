import type { Json } from '../../object.ts';

export type JsonObject = { [key: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `spec.rules[0]`, `rules` under the root. */
export function childPath(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
