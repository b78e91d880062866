import type { Json } from '../cluster/object.ts';
import type { Diagnostic, Source, SourceFile } from '../cluster/source.ts';
import type { Document, Documents } from '../cluster/yaml/index.ts';
import { alikeEnds } from './carried.ts';

/** What a document was when it last could be taken, by file and position in it. */
export type LastGood = Readonly<Record<string, { readonly text: string; readonly value: Json }>>;

interface Filled {
  readonly documents: Documents;
  /** Documents whose value is an earlier one. */
  readonly stale: readonly Document[];
}

/** The documents of some files, and those with an error in them. */
export interface Judged {
  readonly read: Documents;
  readonly broken: ReadonlySet<Document>;
  readonly files: readonly SourceFile[];
}

/** Documents that cannot be taken now, given back as they last were: what one types halfway does not empty the picture. */
export function withLastGood({ read, broken, files }: Judged, lastGood: LastGood = {}): Filled {
  const stale: Document[] = [];
  const places = placesOf(read.documents);
  const filled = read.documents.map((document, position) => {
    const good = broken.has(document) ? lastGood[places[position] ?? ''] : undefined;
    if (!good || !isEditOf(textIn(files, document.source), good.text)) return document;
    const { unreadable: _, ...rest } = document;
    stale.push(document);
    return { ...rest, value: good.value };
  });
  return { documents: { ...read, documents: filled }, stale };
}

/** What to remember after an edit; a place that is broken keeps what it had. */
export function rememberGood({ read, broken, files }: Judged, before: LastGood = {}): LastGood {
  const places = placesOf(read.documents);
  const entries = read.documents.flatMap((document, position): [string, LastGood[string]][] => {
    const place = places[position] ?? '';
    const good =
      broken.has(document) || document.value === undefined
        ? before[place]
        : { text: textIn(files, document.source), value: document.value };
    return good ? [[place, good]] : [];
  });
  return Object.fromEntries(entries);
}

/** Whether any document grew out of the one that stood in its place. */
export function growsFrom(now: LastGood, before: LastGood): boolean {
  return Object.entries(now).some(([place, { text }]) => {
    const earlier = before[place];
    return earlier !== undefined && isEditOf(text, earlier.text);
  });
}

/** Documents with an error inside them. */
export function brokenOf({ documents }: Documents, diagnostics: readonly Diagnostic[]): ReadonlySet<Document> {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return new Set();
  return new Set(
    documents.filter(({ source, value }) => {
      const isInside = (at: Source) => at.file === source.file && at.start >= source.start && at.start <= source.end;
      return value === undefined || errors.some((error) => isInside(error.source));
    }),
  );
}

/** Whether one text grew out of the other: at least half of it, from both ends, is still there. Other manifests pasted over it did not. */
function isEditOf(text: string, good: string): boolean {
  const { head, tail } = alikeEnds(text, good);
  return (head + tail) * 2 >= Math.max(text.length, good.length);
}

function textIn(files: readonly SourceFile[], { file, start, end }: Source): string {
  return (
    files
      .find(({ name }) => name === file)
      ?.text.slice(start, end)
      .trim() ?? ''
  );
}

function placesOf(documents: readonly Document[]): readonly string[] {
  const counts = new Map<string, number>();
  return documents.map(({ source: { file } }) => {
    const count = counts.get(file) ?? 0;
    counts.set(file, count + 1);
    return `${file} ${count}`;
  });
}
