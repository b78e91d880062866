import { keyOfRef, type ObjectRef } from '../../../cluster/object.ts';
import type { TextEdit } from '../../../cluster/source.ts';
import type { Given } from '../context.ts';

/** An edit that writes one document more at the end of the file in which `beside` is written; undefined where that file is JSON. */
export function appendDocument({ cluster, options }: Given, beside: ObjectRef, yaml: string) {
  const file = options.files?.find(({ name }) => name === cluster.sources[keyOfRef(beside)]?.file);
  if (!file || /^\s*\{/.test(file.text)) return undefined;
  const at = file.text.length;
  const edit: TextEdit = { file: file.name, start: at, end: at, text: `${/(^|\n)$/.test(file.text) ? '' : '\n'}---\n${yaml}` };
  return [edit];
}
