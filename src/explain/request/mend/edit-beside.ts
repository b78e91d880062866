import { keyOfRef, type ObjectRef } from '../../../cluster/object.ts';
import type { TextEdit } from '../../../cluster/source.ts';
import type { Context } from '../context.ts';
import { flowText, type Written } from './flow-text.ts';

type Given = Pick<Context, 'options'>;
type Edits = readonly TextEdit[] | undefined;

/** An edit that writes a field before another of the same map; undefined where that one is not found. */
export function editBeside(given: Given, ref: ObjectRef, path: string, key: string, value: Written): Edits {
  const at = placeOf(given, ref, path);
  if (!at) return undefined;
  const field = at.isJson ? `${JSON.stringify(key)}: ${flowText(value, true)}` : `${key}: ${flowText(value)}`;
  return [at.insert(at.isFlow ? `${field}, ` : `${field}\n${at.before.replaceAll('-', ' ')}`)];
}

/** An edit that writes an item before the first of a list. */
export function editFirstItem(given: Given, ref: ObjectRef, list: string, item: Written): Edits {
  const at = placeOf(given, ref, `${list}[0]`);
  if (!at) return undefined;
  const text = flowText(item, at.isJson);
  return [at.insert(at.isFlow ? `${text}, ` : `${text}\n${at.before}`)];
}

function placeOf({ options: { locate, files } }: Given, ref: ObjectRef, path: string) {
  const source = locate?.(keyOfRef(ref), path);
  const text = source && files?.find(({ name }) => name === source.file)?.text;
  if (!source || text === undefined) return undefined;
  const before = text.slice(text.lastIndexOf('\n', source.start - 1) + 1, source.start);
  const isFlow = /[[{,]\s*$/.test(text.slice(Math.max(0, source.start - 100), source.start));
  if (!isFlow && !/^[\s-]*$/.test(before)) return undefined;
  return {
    /** What stands before it on its line. */
    before,
    isFlow,
    isJson: /^\{?\s*"/.test(text.slice(source.start, source.end)),
    insert: (fresh: string): TextEdit => ({ file: source.file, start: source.start, end: source.start, text: fresh }),
  };
}
