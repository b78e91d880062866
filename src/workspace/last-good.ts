import { alikeEnds } from '../cluster/alike-ends.ts';
import { groupBy } from '../cluster/group-by.ts';
import type { Json } from '../cluster/object.ts';
import type { Diagnostic, Source, SourceFile } from '../cluster/source.ts';
import type { Document, Documents } from '../cluster/yaml/index.ts';

/** What was read together when it last could be taken, by file and position in it: a document, or a list with its items. */
export type LastGood = Readonly<Record<string, GoodText>>;

interface GoodText {
  readonly text: string;
  readonly documents: readonly GoodDocument[];
}

/** `start` and `end` count within the text that it was read with. */
interface GoodDocument {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: Json;
  readonly isItem: boolean;
}

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
  const documents = readTogether(read.documents).flatMap(([place, together]) => {
    const good = lastGood[place];
    if (!good || !together.some((document) => broken.has(document))) return together;
    const [first] = together;
    if (first && !first.inList) {
      const whole = contentIn(files, first.source);
      if (!isEditOf(whole.text, good.text)) return together;
      const restored = good.documents.map((document) => restoredIn(first, document, good.text, whole));
      stale.push(...restored);
      return restored;
    }
    return together.map((document, position) => {
      const earlier = broken.has(document) ? good.documents[position] : undefined;
      if (!earlier || !isEditOf(contentIn(files, document.source).text, earlier.text)) return document;
      stale.push(document);
      return { ...document, value: earlier.value };
    });
  });
  return { documents: { ...read, documents }, stale };
}

/** What to remember after an edit; a place that is broken keeps what it had. */
export function rememberGood({ read, broken, files }: Judged, before: LastGood = {}): LastGood {
  const entries = readTogether(read.documents).flatMap(([place, together]): [string, GoodText][] => {
    const earlier = before[place];
    const [first] = together;
    if (!first) return [];
    const whole = contentIn(files, first.inList ?? first.source);
    if (!first.inList && (first.value === undefined || broken.has(first))) return earlier ? [[place, earlier]] : [];
    const documents = together.flatMap((document, position): GoodDocument[] => {
      const { text, start } = contentIn(files, document.source);
      const at = { start: start - whole.start, end: start - whole.start + text.length };
      const kept = broken.has(document) ? earlier?.documents[position] : undefined;
      if (kept) return [{ ...kept, ...at }];
      return document.value === undefined ? [] : [{ ...at, text, value: document.value, isItem: document.inList !== undefined }];
    });
    return [[place, { text: whole.text, documents }]];
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

/** An earlier document at its place in the text of now. */
function restoredIn(broken: Document, { value, start, end, isItem }: GoodDocument, good: string, now: Content): Document {
  const { head, tail } = alikeEnds(good, now.text);
  const moved = (offset: number) =>
    now.start + (offset <= head ? offset : Math.max(head, now.text.length - Math.min(tail, good.length - offset)));
  const source: Source = { ...broken.source, start: moved(start), end: moved(end) };
  return { source, value, locate: () => source, ...(isItem && { inList: broken.source }) };
}

interface Content {
  readonly text: string;
  readonly start: number;
}

/** What stands there, without the separator and the comments before it. */
function contentIn(files: readonly SourceFile[], { file, start, end }: Source): Content {
  const text = files.find(({ name }) => name === file)?.text.slice(start, end) ?? '';
  const before = /^(?:\s+|---.*|#.*)*/.exec(text)?.[0].length ?? 0;
  return { text: text.slice(before).trimEnd(), start: start + before };
}

/** Documents that were read as one, by file and position in it. */
function readTogether(documents: readonly Document[]): readonly (readonly [string, readonly Document[]])[] {
  const counts = new Map<string, number>();
  return [...groupBy(documents, ({ source }) => source.document).values()].map((together) => {
    const file = together[0]?.source.file ?? '';
    const count = counts.get(file) ?? 0;
    counts.set(file, count + 1);
    return [`${file} ${count}`, together];
  });
}
