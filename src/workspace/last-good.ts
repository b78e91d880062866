import type { Json } from '../cluster/object.ts';
import type { Document, Documents } from '../cluster/yaml/index.ts';

/** The value that a document last had when it could be taken, by file and position in it. */
export type LastGood = Readonly<Record<string, Json>>;

interface Filled {
  readonly documents: Documents;
  readonly stale: readonly number[];
}

/** Documents that cannot be taken now, given back as they last were: what one types halfway does not empty the picture. */
export function withLastGood({ documents, diagnostics }: Documents, broken: ReadonlySet<number>, lastGood: LastGood = {}): Filled {
  const stale: number[] = [];
  const places = placesOf(documents);
  const filled = documents.map((document, position) => {
    if (!broken.has(document.source.document)) return document;
    const value = lastGood[places[position] ?? ''];
    if (value === undefined) return document;
    stale.push(document.source.document);
    return { ...document, value };
  });
  return { documents: { documents: filled, diagnostics }, stale };
}

/** What to remember after an edit; a place that is broken keeps what it had. */
export function rememberGood({ documents }: Documents, broken: ReadonlySet<number>, before: LastGood = {}): LastGood {
  const places = placesOf(documents);
  const entries = documents.flatMap(({ value, source }, position): [string, Json][] => {
    const place = places[position] ?? '';
    const good = broken.has(source.document) ? before[place] : value;
    return good === undefined ? [] : [[place, good]];
  });
  return Object.fromEntries(entries);
}

function placesOf(documents: readonly Document[]): readonly string[] {
  const counts = new Map<string, number>();
  return documents.map(({ source: { file } }) => {
    const count = counts.get(file) ?? 0;
    counts.set(file, count + 1);
    return `${file} ${count}`;
  });
}
