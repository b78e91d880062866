import { type Cursor, isBlank, isBlankOrEnd, isBreakOrEnd } from './cursor.ts';
import type { Scanned } from './scan-scalar.ts';
import type { TokenType } from './token.ts';

const isNamePart = (character: string) => /[\w-]/.test(character);
const isTagPart = (character: string) => character !== '' && /[\w\-;/?:@&=+$,.!~*'()[\]%]/.test(character);

function take(cursor: Cursor, fits: (character: string) => boolean): string {
  const start = cursor.at;
  while (fits(cursor.peek())) cursor.at++;
  return cursor.text.slice(start, cursor.at);
}

// goyaml.v2 scannerc.go yaml_parser_scan_anchor
export function scanAnchor(cursor: Cursor): Scanned {
  cursor.at++;
  const text = take(cursor, isNamePart);
  const next = cursor.peek();
  if (text === '' || !(isBlankOrEnd(next) || '?:,]}%@`'.includes(next)))
    return { message: 'did not find expected alphabetic or numeric character' };
  return { text, end: cursor.at };
}

// goyaml.v2 scannerc.go yaml_parser_scan_tag
export function scanTag(cursor: Cursor): Scanned {
  cursor.at++;
  let text: string;
  if (cursor.peek() === '<') {
    cursor.at++;
    text = take(cursor, isTagPart);
    if (text === '') return { message: 'did not find expected tag URI' };
    if (cursor.peek() !== '>') return { message: "did not find the expected '>'" };
    cursor.at++;
  } else {
    const written = `!${take(cursor, isTagPart)}`;
    if (written === '!!') return { message: 'did not find expected tag URI' };
    text = written.startsWith('!!') ? `tag:yaml.org,2002:${written.slice(2)}` : written;
  }
  if (!isBlankOrEnd(cursor.peek())) return { message: 'did not find expected whitespace or line break' };
  return { text, end: cursor.at };
}

type Directive = { readonly type: TokenType; readonly text: string } | { readonly message: string };

// goyaml.v2 scannerc.go yaml_parser_scan_directive
export function scanDirective(cursor: Cursor): Directive {
  cursor.at++;
  const name = take(cursor, isNamePart);
  if (name === '') return { message: 'could not find expected directive name' };
  if (!isBlankOrEnd(cursor.peek())) return { message: 'found unexpected non-alphabetical character' };
  if (name !== 'YAML' && name !== 'TAG') return { message: 'found unknown directive name' };
  take(cursor, isBlank);
  const text = take(cursor, (character) => !isBreakOrEnd(character) && character !== '#');
  cursor.skipToLineEnd();
  return { type: name === 'YAML' ? 'version-directive' : 'tag-directive', text: text.trim() };
}
