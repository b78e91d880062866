import { sortedKeys } from './apiserver/decoding/decode.ts';

const htmlEscapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON as Go's encoding/json writes it: keys in order, no space, and no character that HTML would mind. */
export function goJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const object = value as { [key: string]: unknown };
    const fields = sortedKeys(object).filter((key) => object[key] !== undefined);
    return `{${fields.map((key) => `${goString(key)}:${goJson(object[key])}`).join(',')}}`;
  }
  if (typeof value === 'number') return goNumber(value);
  return typeof value === 'string' ? goString(value) : JSON.stringify(value ?? null);
}

function goString(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (character) => htmlEscapes[character] ?? character);
}

function goNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}

/** A value as Go prints it with %v: `map[a:1 b:[x y]]`. */
export function goValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`;
  if (value === null || value === undefined) return '<nil>';
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  const object = value as { [key: string]: unknown };
  return `map[${sortedKeys(object)
    .map((key) => `${key}:${goValue(object[key])}`)
    .join(' ')}]`;
}
