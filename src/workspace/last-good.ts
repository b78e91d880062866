import type { Json } from '../cluster/object.ts';
import type { Diagnostic } from '../cluster/source.ts';
import type { Document, Documents } from '../cluster/yaml/index.ts';

/** The value that a document last had when it could be taken, by file and position in it. */
export type LastGood = Readonly<Record<string, Json>>;

interface Filled {
  readonly documents: Documents;
  /** Documents whose value is an earlier one. */
  readonly stale: readonly Document[];
}

/** Documents that cannot be taken now, given back as they last were: what one types halfway does not empty the picture. */
export function withLastGood({ documents, diagnostics }: Documents, broken: ReadonlySet<Document>, lastGood: LastGood = {}): Filled {
  const stale: Document[] = [];
  const places = placesOf(documents);
  const filled = documents.map((document, position) => {
    const value = broken.has(document) ? lastGood[places[position] ?? ''] : undefined;
    if (value === undefined) return document;
    const { unreadable: _, ...rest } = document;
    stale.push(document);
    return { ...rest, value };
  });
  return { documents: { documents: filled, diagnostics }, stale };
}

/** What to remember after an edit; a place that is broken keeps what it had. */
export function rememberGood({ documents }: Documents, broken: ReadonlySet<Document>, before: LastGood = {}): LastGood {
  const places = placesOf(documents);
  const entries = documents.flatMap((document, position): [string, Json][] => {
    const place = places[position] ?? '';
    const good = broken.has(document) ? before[place] : document.value;
    return good === undefined ? [] : [[place, good]];
  });
  return Object.fromEntries(entries);
}

/** Documents with an error inside them. */
export function brokenOf({ documents }: Documents, diagnostics: readonly Diagnostic[]): ReadonlySet<Document> {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return new Set();
  return new Set(
    documents.filter(({ source, value }) => {
      const isInside = (at: Diagnostic['source']) => at.file === source.file && at.start >= source.start && at.start <= source.end;
      return value === undefined || errors.some((error) => isInside(error.source));
    }),
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
