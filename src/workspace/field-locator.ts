import type { Cluster } from '../cluster/cluster.ts';
import type { ObjectKey } from '../cluster/object.ts';
import type { Source } from '../cluster/source.ts';
import { type Document, readFiles } from '../cluster/yaml/index.ts';
import type { WorkspaceFile } from './workspace.ts';

/** Finds fields of objects, reading no more than the documents of those that are asked for. */
export function fieldLocatorOf(
  files: readonly WorkspaceFile[],
  { sources }: Cluster,
): (key: ObjectKey, path: string) => Source | undefined {
  const read = new Map<ObjectKey, { readonly document: Document | undefined; readonly shift: number }>();
  return (key, path) => {
    const whole = sources[key];
    const text = whole && files.find(({ name }) => name === whole.file)?.text;
    if (!whole || text === undefined) return undefined;
    let found = read.get(key);
    if (!found) {
      // An item of a list begins in the middle of its line, and the lines below it are indented as far.
      const indent = whole.start - (text.lastIndexOf('\n', whole.start - 1) + 1);
      const alone = ' '.repeat(indent) + text.slice(whole.start, whole.end);
      found = { document: readFiles([{ name: whole.file, text: alone }]).documents[0], shift: whole.start - indent };
      read.set(key, found);
    }
    const { document, shift } = found;
    const field = document?.value === undefined ? undefined : document.locate(path);
    return field && { ...whole, start: field.start + shift, end: field.end + shift };
  };
}
