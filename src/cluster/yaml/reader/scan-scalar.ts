import { type Cursor, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd } from './cursor.ts';
import { takeGap } from './line-folding.ts';

/** A text, or why there is none: the message, with the cursor where goyaml stumbles. */
export type Scanned = { readonly text: string; readonly end: number } | Unscanned;

interface Unscanned {
  readonly message: string;
}

interface PlainText {
  readonly text: string;
  readonly end: number;
  /** Line breaks were taken behind it, so a field's name may follow. */
  readonly endsLine: boolean;
}

const endsFlow = new Set([',', '[', ']', '{', '}']);

/** A text without quotes; it may go on over lines that are indented further than `indent`. */
// goyaml.v2 scannerc.go yaml_parser_scan_plain_scalar
export function scanPlain(cursor: Cursor, indent: number, isInFlow: boolean): PlainText | Unscanned {
  let text = '';
  let gap = { text: '', hasBreak: false };
  let end = cursor.at;
  while (!cursor.isAtDocumentIndicator() && cursor.peek() !== '#') {
    const start = cursor.at;
    for (let next = cursor.peek(); !isBlankOrEnd(next); next = cursor.peek()) {
      if (next === ':' && isBlankOrEnd(cursor.peek(1))) break;
      if (isInFlow && (endsFlow.has(next) || (next === '?' && isBlankOrEnd(cursor.peek(1))))) break;
      cursor.at++;
    }
    if (cursor.at > start) {
      text += gap.text + cursor.text.slice(start, cursor.at);
      gap = { text: '', hasBreak: false };
      end = cursor.at;
    }
    if (!isBlank(cursor.peek()) && !isBreak(cursor.peek())) break;
    const taken = takeGap(cursor, false, () => cursor.column <= indent);
    if (!taken) return { message: 'found a tab character that violates indentation' };
    gap = taken;
    if (!isInFlow && cursor.column <= indent) break;
  }
  return { text, end, endsLine: gap.hasBreak };
}

// goyaml.v2 scannerc.go yaml_parser_scan_block_scalar
export function scanBlock(cursor: Cursor, parentIndent: number): Scanned {
  const isLiteral = cursor.peek() === '|';
  cursor.at++;
  const [, before = '', digit = '', after = ''] = /^([+-]?)(\d?)([+-]?)/.exec(cursor.text.slice(cursor.at, cursor.at + 3)) ?? [];
  const chomping = before || (digit && after);
  if (digit === '0') {
    cursor.at += before.length;
    return { message: 'found an indentation indicator equal to 0' };
  }
  cursor.at += digit.length + chomping.length;
  while (isBlank(cursor.peek())) cursor.at++;
  if (cursor.peek() === '#') cursor.skipToLineEnd();
  if (!isBreakOrEnd(cursor.peek())) return { message: 'did not find expected comment or line break' };
  if (isBreak(cursor.peek())) cursor.lineBreak();

  const block = takeBlockBreaks(cursor, digit ? Math.max(parentIndent, 0) + Number(digit) : 0, parentIndent);
  const { indent } = block;
  let { breaks, hasTab } = block;
  let text = '';
  let lastBreak = '';
  let wasBlank = false;
  while (!hasTab && cursor.column === indent && cursor.peek() !== '') {
    const startsBlank = isBlank(cursor.peek());
    const folds = !isLiteral && lastBreak === '\n' && !wasBlank && !startsBlank;
    text += folds ? breaks || ' ' : lastBreak + breaks;
    wasBlank = startsBlank;
    const start = cursor.at;
    cursor.skipToLineEnd();
    text += cursor.text.slice(start, cursor.at);
    lastBreak = isBreak(cursor.peek()) ? cursor.lineBreak() : '';
    ({ breaks, hasTab } = takeBlockBreaks(cursor, indent, parentIndent));
  }
  if (hasTab) return { message: 'found a tab character where an indentation space is expected' };
  const kept = chomping === '-' ? '' : chomping === '+' ? lastBreak + breaks : lastBreak;
  return { text: text + kept, end: cursor.at };
}

/** Takes indentation and empty lines; where the indentation is not known, it is that of the first line with text. */
function takeBlockBreaks(cursor: Cursor, known: number, parentIndent: number) {
  let breaks = '';
  let widest = 0;
  for (;;) {
    while ((known === 0 || cursor.column < known) && cursor.peek() === ' ') cursor.at++;
    widest = Math.max(widest, cursor.column);
    const hasTab = (known === 0 || cursor.column < known) && cursor.peek() === '\t';
    if (hasTab || !isBreak(cursor.peek())) return { breaks, hasTab, indent: known || Math.max(widest, parentIndent + 1, 1) };
    breaks += cursor.lineBreak();
  }
}
