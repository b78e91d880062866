import { isObject, type JsonObject } from '../../../apiserver/custom-resource/schema-node.ts';
import type { RuleOutcome, ValueRule } from '../../../apiserver/custom-resource/value-rules.ts';
import type { Json } from '../../../object.ts';

/** A rule about a map. */
export function ofMap(message: string, holds: (self: JsonObject) => RuleOutcome): ValueRule {
  return { message, holds: (value) => !isObject(value) || holds(value) };
}

/** A rule about a list of maps. */
export function ofMaps(message: string, holds: (self: readonly JsonObject[]) => RuleOutcome): ValueRule {
  return { message, holds: (value) => !Array.isArray(value) || holds(value.filter(isObject)) };
}

/** A rule about a list of texts. */
export function ofTexts(message: string, holds: (self: readonly string[]) => RuleOutcome): ValueRule {
  return { message, holds: (value) => !Array.isArray(value) || holds(value.filter((item) => typeof item === 'string')) };
}

export const immutable: ValueRule = {
  message: 'field is immutable',
  holds: (value, stored) => stored === undefined || JSON.stringify(value) === JSON.stringify(stored),
};

export function has(self: JsonObject, key: string): boolean {
  return Object.hasOwn(self, key) && self[key] !== undefined;
}

/** The map under a key; empty where there is none. */
export function mapAt(self: JsonObject, key: string): JsonObject {
  const value = self[key];
  return isObject(value) ? value : {};
}

/** The maps in the list under a key; empty where there is none. */
export function mapsAt(self: JsonObject, key: string): readonly JsonObject[] {
  const value = self[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function textAt(self: JsonObject, key: string): string {
  const value = self[key];
  return typeof value === 'string' ? value : '';
}

export function sizeOf(value: Json | undefined): number {
  if (Array.isArray(value) || typeof value === 'string') return value.length;
  return isObject(value) ? Object.keys(value).length : 0;
}
