import { keyOfRef, type ObjectRef } from '../../../cluster/object.ts';
import type { TextEdit } from '../../../cluster/source.ts';
import type { Context } from '../context.ts';

type Given = Pick<Context, 'options'>;

/** An edit that writes a field before another of the same map; undefined where that one is not found. */
export function editBeside({ options }: Given, ref: ObjectRef, path: string, key: string, value: string): readonly TextEdit[] | undefined {
  const at = placeOf({ options }, ref, path);
  if (!at) return undefined;
  const field = at.after.startsWith('"') ? `"${key}": ${value}` : `${key}: ${value}`;
  return [at.insert(at.isFlow ? `${field}, ` : `${field}\n${' '.repeat(at.column)}`)];
}

/** An edit that writes an item before the first of a list. */
export function editFirstItem({ options }: Given, ref: ObjectRef, list: string, item: string): readonly TextEdit[] | undefined {
  const at = placeOf({ options }, ref, `${list}[0]`);
  if (!at) return undefined;
  return [at.insert(at.isFlow ? `${item}, ` : `${item}\n${' '.repeat(at.column - 2)}- `)];
}

function placeOf({ options: { locate, files } }: Given, ref: ObjectRef, path: string) {
  const source = locate?.(keyOfRef(ref), path);
  const text = source && files?.find(({ name }) => name === source.file)?.text;
  if (!source || text === undefined) return undefined;
  const lineStart = text.lastIndexOf('\n', source.start - 1) + 1;
  return {
    after: text.slice(source.start, source.end),
    column: source.start - lineStart,
    isFlow: /[[{,]\s*$/.test(text.slice(Math.max(0, source.start - 100), source.start)),
    insert: (fresh: string): TextEdit => ({ file: source.file, start: source.start, end: source.start, text: fresh }),
  };
}
