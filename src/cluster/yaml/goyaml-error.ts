/** What goyaml.v2, and so kubectl, says of a text that is no YAML. */
export interface GoYamlError {
  readonly message: string;
  /** Line from 0 within the document's text; absent where goyaml names none. */
  readonly line?: number;
  /** goyaml counts a line more where its scanner stumbles than where its parser does. */
  readonly scanner?: boolean;
  /** The message is what stands behind a separator, which kubectl refuses before any YAML is read. */
  readonly separator?: boolean;
}

// goyaml.v2 decode.go parser.fail
export function goYamlText({ message, line = 0, scanner, separator }: GoYamlError, skippedLines: number): string {
  if (separator) return `invalid Yaml document separator: ${message}`;
  const mark = line - skippedLines;
  return `error converting YAML to JSON: yaml: ${mark > 0 ? `line ${scanner ? mark + 1 : mark}: ` : ''}${message}`;
}

interface ParserComplaint {
  readonly code: string;
  readonly message: string;
  readonly at: number;
}

const noColon = "could not find expected ':'";
const noKey = 'did not find expected key';
const noToken = 'found character that cannot start any token';

/** What goyaml says where our parser says this. The two stumble over the same texts, not always at the same place. */
// goyaml.v2 scannerc.go, parserc.go
export function goYamlError({ code, message, at }: ParserComplaint, text: string): GoYamlError {
  const inParser = (words: string, offset = at): GoYamlError => ({ message: words, line: lineAt(text, offset) });
  const inScanner = (words: string, offset = at): GoYamlError => ({ ...inParser(words, offset), scanner: true });
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message.includes('sequence')
        ? inParser(noKey)
        : inScanner('mapping values are not allowed in this context', nextColon(text, at));
    case 'MULTILINE_IMPLICIT_KEY':
      return inScanner(isFirst(text, at) ? 'mapping values are not allowed in this context' : noColon, nextColon(text, at));
    case 'MISSING_CHAR':
      if (message.includes('quote')) return inScanner('found unexpected end of stream', text.length);
      if (message.includes('map values')) return inScanner(noColon, nextToken(text, at));
      return closing(message) ? inParser(`did not find expected ',' or '${closing(message)}'`, text.length) : inParser(noKey);
    case 'BAD_INDENT':
      if (closing(message)) return inParser(`did not find expected ',' or '${closing(message)}'`);
      return inParser(besideDash(text, at) ? "did not find expected '-' indicator" : noKey);
    case 'TAB_AS_INDENT':
      return inScanner(afterPlainText(text, at) ? 'found a tab character that violates indentation' : noToken);
    case 'BAD_SCALAR_START':
      return inScanner(noToken);
    case 'BAD_DQ_ESCAPE':
      return inScanner('found unknown escape character');
    default:
      return inParser(noKey);
  }
}

export function lineAt(text: string, offset: number): number {
  let line = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

const closing = (message: string) => /end with an? ([\]}])/.exec(message)?.[1];

function nextColon(text: string, from: number): number {
  const found = text.slice(from).search(/:(?=\s|$)/);
  return found < 0 ? text.length : from + found;
}

/** Where the line after the one at `from` has its first word. */
function nextToken(text: string, from: number): number {
  const lineEnd = text.indexOf('\n', from);
  if (lineEnd < 0) return text.length;
  const found = text.slice(lineEnd).search(/\S/);
  return found < 0 ? text.length : lineEnd + found;
}

const isFirst = (text: string, at: number) => /^(?:---)?\s*$/.test(text.slice(0, at));

/** The nearest line above that starts in the same column starts with a dash. */
function besideDash(text: string, at: number): boolean {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const column = /^ */.exec(text.slice(lineStart))?.[0].length ?? 0;
  const above = text.slice(0, lineStart).split('\n').reverse();
  const sibling = above.find((line) => line.trim() !== '' && line.search(/\S/) <= column);
  return sibling !== undefined && sibling.search(/\S/) === column && /^\s*-\s/.test(sibling);
}

function afterPlainText(text: string, at: number): boolean {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const above = text.slice(0, lineStart).trimEnd().split('\n').at(-1) ?? '';
  return text[lineStart] === '\t' && /[^\s:"'\]}|>-]$/.test(above) && !/\s#/.test(above);
}
