import type { YAMLError } from 'yaml';
import type { Span } from './locate.ts';

/** Something to say about a document; offsets count within its text. */
export interface Problem extends Span {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** Text that could stand in place of the whole document. */
  readonly repaired?: string;
}

interface Explanation {
  readonly message: string;
  readonly hint: string;
}

const explanations: Partial<Record<YAMLError['code'], Explanation>> = {
  TAB_AS_INDENT: {
    message: 'A tab indents this line; YAML indents with spaces only.',
    hint: 'Replace the tab with spaces.',
  },
  BAD_INDENT: {
    message: 'This line is indented neither like a sibling nor like a child of the lines above.',
    hint: 'Line it up with the fields it belongs to.',
  },
  BLOCK_IN_FLOW: {
    message: 'Inside brackets or braces a field cannot start on an indented line.',
    hint: 'Close the bracket or brace, or separate the entries with commas.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'A second field name stands on one line.',
    hint: 'Put each field on a line of its own, or the text in quotes if its colon is meant.',
  },
  MISSING_CHAR: {
    message: 'A closing quote, bracket, brace, colon or comma is missing.',
    hint: 'Close what was opened, and put a colon after each field name.',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'A field name runs over more than one line.',
    hint: 'Put a colon after the name, or indent the text that belongs to the line above.',
  },
  BAD_SCALAR_START: {
    message: 'A text cannot start with this character unless it is in quotes.',
    hint: 'Put the whole text in quotes.',
  },
  UNEXPECTED_TOKEN: {
    message: 'This does not belong here.',
    hint: 'Check the indentation and the brackets before it.',
  },
  BAD_DQ_ESCAPE: {
    message: 'A backslash in double quotes is followed by something that is no escape.',
    hint: 'Write two backslashes, or use single quotes.',
  },
};

const otherwise: Explanation = {
  message: 'This is not YAML.',
  hint: 'Check the indentation, quotes and colons around here.',
};

export function problemOf(error: YAMLError, text: string): Problem {
  const { message, hint } = explanations[error.code] ?? { ...otherwise, message: `This is not YAML: ${error.message}` };
  const start = Math.min(error.pos[0], Math.max(0, text.length - 1));
  const end = Math.max(start + 1, Math.min(error.pos[1], text.length));
  return { severity: 'error', code: `yaml-${error.code.toLowerCase().replaceAll('_', '-')}`, message, hint, start, end };
}
