import { byteLength, jsonFailure } from './json-syntax.ts';
import type { ParsedDocument } from './parse.ts';
import type { Chunk } from './split.ts';

/** kubectl looks at no more of a file to see whether it starts with a brace. */
const lookedAt = 4096;

/** Where the JSON ends that a file starts with: kubectl takes what begins with a brace for JSON, up to the first separator. */
// kubernetes apimachinery pkg/util/yaml/decoder.go GuessJSONStream
export function endOfJson(file: string): number {
  if (!/^[^\S\uFEFF]*\{/.test(file.slice(0, lookedAt))) return 0;
  const separator = file.search(/^---/m);
  return separator < 0 ? file.length : separator;
}

/** What only YAML allows is refused in JSON. */
export function readAsJson(file: string, { start, text }: Chunk, parsed: ParsedDocument): ParsedDocument {
  const failure = jsonFailure(text);
  if (!failure)
    return isOnlyJson(parsed) ? { value: JSON.parse(text), span: { start: 0, end: text.length }, items: [], problems: [] } : parsed;
  const { at, message } = failure;
  const isCutOff = at >= text.length;
  const unreadable = { json: message, ...(isCutOff ? {} : { byte: byteLength(file.slice(0, start + at)) + 1 }) };
  if (parsed.value === undefined) return { ...parsed, unreadable };
  return {
    value: undefined,
    span: { start: 0, end: text.length },
    items: [],
    unreadable,
    problems: [
      {
        severity: 'error',
        code: 'json-syntax',
        message: `kubectl takes a file that starts with a brace for JSON, and this is none: ${message}.`,
        hint: 'Mend it, or put --- on a line above it to have it read as YAML.',
        start: Math.min(at, text.length - 1),
        end: Math.min(at + 1, text.length),
        repair: { title: 'Have it read as YAML', text: `---\n${text}`, replaced: { start: 0, end: text.trimEnd().length } },
      },
    ],
  };
}

/** JSON has escapes that goyaml has not, and letters that it refuses. */
const isOnlyJson = ({ unreadable }: ParsedDocument) =>
  unreadable !== undefined && 'message' in unreadable && !unreadable.message.includes('depth');
