import { type Cursor, isBlankOrEnd, isBreak } from './cursor.ts';
import { takeGap } from './line-folding.ts';
import type { Scanned } from './scan-scalar.ts';

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1B',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xA0',
  L: '\u2028',
  P: '\u2029',
};

const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

// goyaml.v2 scannerc.go yaml_parser_scan_flow_scalar
export function scanQuoted(cursor: Cursor): Scanned {
  const quote = cursor.peek();
  const isDouble = quote === '"';
  cursor.at++;
  let text = '';
  for (;;) {
    if (cursor.isAtDocumentIndicator()) return { message: 'found unexpected document indicator' };
    if (cursor.peek() === '') return { message: 'found unexpected end of stream' };
    let isBroken = false;
    let start = cursor.at;
    const flush = () => {
      text += cursor.text.slice(start, cursor.at);
    };
    for (let next = cursor.peek(); !isBlankOrEnd(next) && (next !== quote || isDoubled(cursor, isDouble)); next = cursor.peek()) {
      if (next !== quote && !(isDouble && next === '\\')) {
        cursor.at++;
        continue;
      }
      flush();
      if (next === quote) {
        text += quote;
        cursor.at += 2;
      } else if (isBreak(cursor.peek(1))) {
        cursor.at++;
        cursor.lineBreak();
        isBroken = true;
        start = cursor.at;
        break;
      } else {
        const escaped = takeEscape(cursor);
        if ('message' in escaped) return escaped;
        text += escaped.text;
      }
      start = cursor.at;
    }
    flush();
    if (cursor.peek() === quote) break;
    text += takeGap(cursor, isBroken)?.text ?? '';
  }
  cursor.at++;
  return { text, end: cursor.at };
}

const isDoubled = (cursor: Cursor, isDouble: boolean) => !isDouble && cursor.peek(1) === "'";

function takeEscape(cursor: Cursor): { readonly text: string } | { readonly message: string } {
  const letter = cursor.peek(1);
  const plain = escapes[letter];
  if (plain !== undefined) {
    cursor.at += 2;
    return { text: plain };
  }
  const length = hexDigits[letter];
  if (length === undefined) return { message: 'found unknown escape character' };
  cursor.at += 2;
  const digits = cursor.text.slice(cursor.at, cursor.at + length);
  if (digits.length < length || !/^[\da-fA-F]+$/.test(digits)) return { message: 'did not find expected hexdecimal number' };
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return { message: 'found invalid Unicode character escape code' };
  cursor.at += length;
  return { text: String.fromCodePoint(code) };
}
