/** Why a text is no JSON, in the words of Go's decoder. */
export interface JsonFailure {
  /** The character it stumbles over; the end of the text where that comes too early. */
  readonly at: number;
  readonly message: string;
}

const literal = /true|false|null/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const string = /"(?:[^"\\\p{Cc}]|[\x7F-\x9F]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const space = /[ \t\r\n]*/y;

type Awaited = 'value' | 'element' | 'key' | 'first-key' | 'colon' | 'comma';

/** Of a text that starts with a brace. */
// go encoding/json scanner.go
export function jsonFailure(text: string): JsonFailure | undefined {
  const open: ('{' | '[')[] = [];
  let awaited: Awaited = 'value';
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  do {
    take(space);
    const next = text[at] ?? '';
    const inObject = open.at(-1) === '{';
    const closes = next === (inObject ? '}' : ']') && (awaited === 'comma' || awaited === 'element' || awaited === 'first-key');
    if (closes) {
      at++;
      open.pop();
      awaited = 'comma';
    } else if (awaited === 'comma') {
      if (next !== ',') return failure(text, at, inObject ? 'after object key:value pair' : 'after array element');
      at++;
      awaited = inObject ? 'key' : 'value';
    } else if (awaited === 'colon') {
      if (next !== ':') return failure(text, at, 'after object key');
      at++;
      awaited = 'value';
    } else if (awaited === 'key' || awaited === 'first-key') {
      if (next !== '"') return failure(text, at, 'looking for beginning of object key string');
      if (!take(string)) return inString(text, at);
      awaited = 'colon';
    } else if (next === '{' || next === '[') {
      at++;
      open.push(next);
      awaited = next === '{' ? 'first-key' : 'element';
    } else {
      const start = at;
      if (next === '"' ? !take(string) : !take(literal) && !take(number)) return inScalar(text, at);
      const missing = afterNumber(text, start, at);
      if (missing) return missing;
      awaited = 'comma';
    }
  } while (open.length > 0);
  take(space);
  return at < text.length ? failure(text, at, 'looking for beginning of value') : undefined;
}

function failure(text: string, at: number, where: string): JsonFailure {
  return at >= text.length
    ? { at: text.length, message: 'unexpected EOF' }
    : { at, message: `invalid character ${quoted(text, at)} ${where}` };
}

function inScalar(text: string, at: number): JsonFailure {
  if (text[at] === '"') return inString(text, at);
  const word = ['true', 'false', 'null'].find((name) => text[at] === name[0]);
  if (word) {
    const same = [...word].findIndex((letter, i) => text[at + i] !== letter);
    return failure(text, at + same, `in literal ${word} (expecting '${word[same]}')`);
  }
  return text[at] === '-' ? failure(text, at + 1, 'in numeric literal') : failure(text, at, 'looking for beginning of value');
}

/** A point or an exponent without digits. */
function afterNumber(text: string, start: number, end: number): JsonFailure | undefined {
  const taken = text.slice(start, end);
  if (!/^-?[\d.]+$/.test(taken)) return undefined;
  if (text[end] === '.' && !taken.includes('.')) return failure(text, end + 1, 'after decimal point in numeric literal');
  const exponent = /^[eE][+-]?/.exec(text.slice(end, end + 2))?.[0];
  return exponent ? failure(text, end + exponent.length, 'in exponent of numeric literal') : undefined;
}

function inString(text: string, start: number): JsonFailure {
  for (let at = start + 1; ; at++) {
    const next = text[at] ?? '';
    if (next === '' || next < ' ') return failure(text, at, 'in string literal');
    if (next !== '\\') continue;
    at++;
    if (!/^["\\/bfnrtu]/.test(text[at] ?? '')) return failure(text, at, 'in string escape code');
    const digits = text[at] === 'u' ? text.slice(at + 1, at + 5).search(/[^\da-fA-F]|$/) : 4;
    if (digits < 4) return failure(text, at + 1 + digits, 'in \\u hexadecimal character escape');
  }
}

/** Go looks at bytes; of a letter that has several it shows the first. */
function quoted(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  if (code === 0x27) return "'\\''";
  if (code === 0x22) return `'"'`;
  if (code === 0x5c) return "'\\\\'";
  const escapes: Readonly<Record<number, string>> = { 7: '\\a', 8: '\\b', 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r' };
  const byte = code < 0x80 ? code : firstByte(code);
  if (byte < 0x20 || (byte >= 0x7f && byte < 0xa1) || byte === 0xad)
    return `'${escapes[byte] ?? (byte < 0x80 ? `\\x${byte.toString(16).padStart(2, '0')}` : `\\u00${byte.toString(16)}`)}'`;
  return `'${String.fromCharCode(byte)}'`;
}

const firstByte = (code: number) => (code < 0x800 ? 0xc0 | (code >> 6) : code < 0x10000 ? 0xe0 | (code >> 12) : 0xf0 | (code >> 18));

/** How many bytes a text has in UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
