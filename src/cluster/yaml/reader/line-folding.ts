import { type Cursor, isBlank, isBreak } from './cursor.ts';

/** The white space between two stretches of a text that runs over lines. */
export interface Gap {
  readonly text: string;
  readonly hasBreak: boolean;
}

/** Takes blanks and line breaks: one break is a space, each further one stays. `onTab` may object to a tab behind a break. */
// goyaml.v2 scannerc.go yaml_parser_scan_plain_scalar, yaml_parser_scan_flow_scalar
export function takeGap(cursor: Cursor, isBroken = false, onTab?: () => boolean): Gap | undefined {
  let blanks = '';
  let first = '';
  let further = '';
  let hasBreak = isBroken;
  for (let next = cursor.peek(); isBlank(next) || isBreak(next); next = cursor.peek()) {
    if (isBreak(next)) {
      if (hasBreak) further += cursor.lineBreak();
      else first = cursor.lineBreak();
      hasBreak = true;
    } else {
      if (hasBreak && next === '\t' && onTab?.()) return undefined;
      if (!hasBreak) blanks += next;
      cursor.at++;
    }
  }
  if (!hasBreak) return { text: blanks, hasBreak };
  return { text: first === '\n' ? further || ' ' : first + further, hasBreak };
}
