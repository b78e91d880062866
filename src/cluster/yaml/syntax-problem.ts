import type { Problem } from './problems.ts';
import type { SyntaxFailure } from './reader/token.ts';

interface Explained {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly start: number;
}

/** A text that is no YAML, in our words, at the place where the mistake was made rather than where it was noticed. */
export function syntaxProblem(failure: SyntaxFailure, text: string): Problem {
  const { start, ...explained } = explain(failure, text);
  const from = Math.min(start, Math.max(0, text.trimEnd().length - 1));
  const lineEnd = text.indexOf('\n', from);
  return { severity: 'error', ...explained, start: from, end: Math.max(from + 1, lineEnd < 0 ? text.length : lineEnd) };
}

function explain({ message, at, from }: SyntaxFailure, text: string): Explained {
  const closing = /expected ',' or '([\]}])'/.exec(message)?.[1];
  if (closing) return inFlow(closing, at, from, text);
  switch (message) {
    case 'found unexpected end of stream':
    case 'found unexpected document indicator':
      return unclosedQuote(from, text);
    case "could not find expected ':'":
      return noColon(from, text);
    case 'mapping values are not allowed in this context':
      return unexpectedColon(at, text);
    case 'did not find expected key':
      return besideField(at, text);
    case "did not find expected '-' indicator":
      return {
        code: 'yaml-bad-indent',
        message: 'This line stands in the column of a list, and is no item of it.',
        hint: 'Start it with "- ", or indent it like the item that it belongs to.',
        start: at,
      };
    case 'found character that cannot start any token':
      return text[at] === '\t' ? tab(at) : badStart(at, text);
    case 'found a tab character that violates indentation':
    case 'found a tab character where an indentation space is expected':
      return tab(at);
    case 'block sequence entries are not allowed in this context':
      return {
        code: 'yaml-list-in-line',
        message: 'A list cannot start behind a field name on the same line.',
        hint: 'Put the item on the next line.',
        start: at,
      };
    case 'did not find expected comment or line break':
      return {
        code: 'yaml-block-header',
        message: 'Behind | or > nothing but a comment may stand on the same line.',
        hint: 'Put the text on the next lines, indented, or quote it if | or > is meant.',
        start: at,
      };
    case 'did not find expected alphabetic or numeric character':
      return {
        code: 'yaml-alias',
        message: 'Without quotes, * starts an alias and & an anchor, and this is no name for one.',
        hint: 'Put the text in quotes.',
        start: from,
      };
    case 'control characters are not allowed':
      return {
        code: 'yaml-control-character',
        message: `An invisible control character (${codePoint(text[at])}) stands here; kubectl takes none.`,
        hint: 'Delete it; a file saved as UTF-16 has to be saved as UTF-8.',
        start: at,
      };
    case 'did not find expected <document start>':
    case 'found incompatible YAML document':
    case 'found unknown directive name':
      return {
        code: 'yaml-directive',
        message: 'kubectl cuts manifests at --- before it reads a line with %, and so takes no such line.',
        hint: 'Delete the line.',
        start: from,
      };
    case 'found unknown escape character':
    case 'did not find expected hexdecimal number':
    case 'found invalid Unicode character escape code':
      return {
        code: 'yaml-escape',
        message: 'A backslash in double quotes is followed by something that is no escape.',
        hint: 'Write two backslashes, or use single quotes.',
        start: at,
      };
    case 'exceeded max depth of 10000':
      return {
        code: 'yaml-too-deep',
        message: 'Fields are nested deeper than any Kubernetes object is.',
        hint: 'Look for brackets that are never closed.',
        start: from,
      };
    default:
      return {
        code: 'yaml-syntax',
        message: `This is not YAML: ${message}.`,
        hint: 'Check the indentation, quotes and colons around here.',
        start: at,
      };
  }
}

function inFlow(closing: string, at: number, from: number, text: string): Explained {
  const opening = text[from] ?? '';
  if (text[at] !== closing && /[\]}]/.test(text[at] ?? ''))
    return {
      code: 'yaml-unclosed',
      message: `This ${opening} is closed by a ${text[at]}.`,
      hint: `Close it with ${closing}, or remove the one that is too many.`,
      start: from,
    };
  if (isClosed(text, from))
    return {
      code: 'yaml-missing-comma',
      message: `A comma is missing before this, or the ${closing} that closes the ${opening} before it.`,
      hint: 'Entries between brackets or braces are separated by commas.',
      start: at,
    };
  return {
    code: 'yaml-unclosed',
    message: `This ${opening} is never closed.`,
    hint: `Put a ${closing} where its entries end: before ${nameOf(text, Math.max(from + 1, text.lastIndexOf('\n', at - 1) + 1))}, it seems.`,
    start: from,
  };
}

/** Whether as many brackets close as open behind this one. */
function isClosed(text: string, from: number): boolean {
  let depth = 0;
  for (const [bracket] of text.slice(from).matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]/g)) {
    if (bracket === '[' || bracket === '{') depth++;
    else if (bracket === ']' || bracket === '}') depth--;
    if (depth === 0) return true;
  }
  return false;
}

function unclosedQuote(from: number, text: string): Explained {
  const quote = text[from] ?? '"';
  return {
    code: 'yaml-unclosed',
    message: `This quote is never closed, so that everything behind it counts as one text.`,
    hint: `Put a ${quote} where the text ends, or take this one away.`,
    start: from,
  };
}

function noColon(from: number, text: string): Explained {
  const line = lineAt(text, from);
  const glued = /^(?:- )?([\w./-]+):(\S.*)/.exec(line);
  return {
    code: 'yaml-missing-colon',
    message: glued
      ? 'A space is missing behind the colon, so that this is a text and no field.'
      : 'A colon is missing behind this field name.',
    hint: glued
      ? `Write ${glued[1]}: ${glued[2]?.trim()}`
      : 'Write the name, a colon and a space: name: value. Text of the line above has to be indented further.',
    start: from,
  };
}

function unexpectedColon(at: number, text: string): Explained {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(lineStart, at);
  const start = lineStart + before.search(/\S|$/);
  if (/[^\s"'][^"']*:\s/.test(before))
    return {
      code: 'yaml-two-fields',
      message: 'A second field name stands on one line.',
      hint: 'Put each field on a line of its own, or the text in quotes if its colon is meant.',
      start,
    };
  const above = lineAbove(text, lineStart);
  if (above && !/:(?:\s|$)/.test(above.text)) return noColon(above.start, text);
  if (above && /^-\w/.test(above.text))
    return {
      code: 'yaml-missing-space',
      message: 'A space is missing behind this dash.',
      hint: `Write - ${above.text.slice(1)}`,
      start: above.start,
    };
  return {
    code: 'yaml-bad-indent',
    message: 'This line is indented further than the one above, which has a value already.',
    hint: 'Line it up with the fields it belongs to, or take the value above away.',
    start,
  };
}

/** Where a field or the end of the fields should be. */
function besideField(at: number, text: string): Explained {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(lineStart, at);
  if (before.trim() !== '' && before.trim() !== '-') {
    const runsOver = quoteFromAbove(text, lineStart);
    if (runsOver !== undefined) return unclosedQuote(runsOver, text);
    return {
      code: 'yaml-unexpected-token',
      message: /[\]}]/.test(text[at] ?? '') ? `This ${text[at]} closes nothing.` : 'This stands behind a value that is complete already.',
      hint: /[\]}]/.test(text[at] ?? '')
        ? 'Remove it, or open what it closes.'
        : 'Put the whole value in quotes, or this on a line of its own.',
      start: at,
    };
  }
  if (/^-(?:\s|$)/.test(text.slice(at, at + 2)))
    return {
      code: 'yaml-bad-indent',
      message: 'A list item stands among the fields of a map.',
      hint: 'Indent it below the field that holds the list.',
      start: at,
    };
  return {
    code: 'yaml-bad-indent',
    message: 'This line is indented neither like a sibling nor like a child of the lines above.',
    hint: 'Line it up with the fields it belongs to.',
    start: at,
  };
}

/** The quote that was opened on a line above and runs into this one. */
function quoteFromAbove(text: string, lineStart: number): number | undefined {
  const quoted = /(?<=:\s+|-\s+)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/g;
  for (const { 0: found, index } of text.matchAll(quoted)) if (index < lineStart && index + found.length > lineStart) return index;
  return undefined;
}

const tab = (start: number): Explained => ({
  code: 'yaml-tab',
  message: 'A tab indents this line; YAML indents with spaces only.',
  hint: 'Replace the tab with spaces.',
  start,
});

const badStart = (start: number, text: string): Explained => ({
  code: 'yaml-bad-scalar-start',
  message: `A text cannot start with ${text[start]} unless it is in quotes.`,
  hint: 'Put the whole text in quotes.',
  start,
});

function nameOf(text: string, at: number): string {
  const line = lineAt(text, at).trim();
  return line === '' ? 'the end' : `"${line.length > 40 ? `${line.slice(0, 40)}…` : line}"`;
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, end < 0 ? text.length : end);
}

function lineAbove(text: string, lineStart: number): { readonly text: string; readonly start: number } | undefined {
  const found = /(?:^|\n)[ \t]*(\S[^\n]*)\n\s*$/.exec(text.slice(Math.max(0, lineStart - 2000), lineStart));
  if (!found?.[1]) return undefined;
  return { text: found[1], start: lineStart - (found[0].length - found[0].indexOf(found[1])) };
}

const codePoint = (character = '') => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
