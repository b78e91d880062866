/** A stretch of a file that holds one document; `start` is its offset in the file. */
export interface Chunk {
  readonly start: number;
  readonly text: string;
}

const separatorLine = /^---/gm;

/**
 * Cuts a file into documents before any of them is parsed, so that a broken one cannot spoil its neighbours.
 * A line that starts with three hyphens separates.
 */
// kubernetes apimachinery pkg/util/yaml/decoder.go YAMLReader.Read
export function splitDocuments(text: string): Chunk[] {
  const body = text.startsWith('\uFEFF') ? 1 : 0;
  const json = /^\s*\{/.test(text.slice(body, body + 4096)) ? splitJson(text, body) : undefined;
  if (json) return json;
  const chunks: Chunk[] = [];
  let start = body;
  for (const { index } of text.matchAll(separatorLine)) {
    push(chunks, text, start, index);
    start = index;
  }
  push(chunks, text, start, text.length);
  return chunks;
}

function push(chunks: Chunk[], text: string, start: number, end: number): void {
  const chunk = text.slice(start, end);
  if (!isEmpty(chunk)) chunks.push({ start, text: chunk });
}

/** Nothing but comments, separators and space is no document. */
function isEmpty(chunk: string): boolean {
  return chunk.split('\n').every((line) => /^(?:---|\.\.\.)?\s*(?:#.*)?$/.test(line));
}

/** JSON objects may follow each other without a separator; undefined where the braces do not pair up. */
function splitJson(text: string, body: number): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  let depth = 0;
  let start = body;
  for (let i = body; i < text.length; i++) {
    const character = text[i];
    if (character === '"') {
      i = endOfString(text, i);
    } else if (character === '{') {
      if (depth++ === 0) start = i;
    } else if (character === '}') {
      if (--depth === 0) chunks.push({ start, text: text.slice(start, i + 1) });
      if (depth < 0) return undefined;
    } else if (depth === 0 && !/\s/.test(character ?? '')) {
      return undefined;
    }
  }
  return depth === 0 ? chunks : undefined;
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return text.length;
}
