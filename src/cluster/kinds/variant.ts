import type { Source, SourceFile, TextEdit } from '../source.ts';

/** Where an object was written, for those who would edit it. */
export interface Manifest {
  readonly files: readonly SourceFile[];
  /** Path as in field errors; of the nearest enclosing field where there is none. */
  readonly locate: (path: string) => Source | undefined;
}

/** The same object in another shape, one small edit away. */
export interface Variant {
  /** What a click does: `Make web headless`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** What a cluster that has the object already makes of the edit. */
  readonly note?: string;
}
