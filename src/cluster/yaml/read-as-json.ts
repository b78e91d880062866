import { byteLength, jsonFailure } from './json-syntax.ts';
import type { ParsedDocument } from './parse.ts';
import type { Chunk } from './split.ts';

/** kubectl looks at no more of a file to see whether it starts with a brace. */
const lookedAt = 4096;
/** With more JSON objects behind it a file is JSON for good. */
const mostBeforeYaml = 1;

/** Whether kubectl tries to read a file as JSON first. */
// kubernetes apimachinery pkg/util/yaml/decoder.go GuessJSONStream
export const mayBeJson = (file: string): boolean => /^[^\S\uFEFF]*\{/.test(file.slice(0, lookedAt));

/** A document of a file that was JSON so far, `objects` times; undefined where kubectl reads it and all that follows as YAML. */
// kubernetes apimachinery pkg/util/yaml/decoder.go YAMLOrJSONDecoder.Decode
export function readAsJson(file: string, { start, text }: Chunk, objects: number, asYaml: ParsedDocument): ParsedDocument | undefined {
  const failure = jsonFailure(text);
  if (!failure)
    return isOnlyJson(asYaml) ? { value: JSON.parse(text), span: { start: 0, end: text.length }, items: [], problems: [] } : asYaml;
  const { at, message } = failure;
  const isForGood = objects > mostBeforeYaml;
  if (asYaml.value !== undefined && !isForGood) return undefined;
  const isCutOff = at >= text.length;
  const unreadable = { json: message, ...(isCutOff || isForGood ? {} : { byte: byteLength(file.slice(0, start + at)) + 1 }) };
  if (asYaml.value === undefined) return { ...asYaml, unreadable };
  return {
    value: undefined,
    span: { start: 0, end: text.length },
    items: [],
    unreadable,
    problems: [
      {
        severity: 'error',
        code: 'json-syntax',
        message: `kubectl takes what follows several JSON objects for JSON, and this is none: ${message}.`,
        hint: 'Write it as JSON, or put it in a file of its own.',
        start: Math.min(at, text.length - 1),
        end: Math.min(at + 1, text.length),
      },
    ],
  };
}

/** JSON has escapes that goyaml has not, and letters that it refuses. */
const isOnlyJson = ({ unreadable }: ParsedDocument) =>
  unreadable !== undefined && 'message' in unreadable && !unreadable.message.includes('depth');
