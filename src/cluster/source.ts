/** A place in what the user wrote. Offsets count UTF-16 code units from the start of the file's text, `end` exclusive. */
export interface Source {
  readonly file: string;
  /** Position of the document among all documents of all files, from 0. */
  readonly document: number;
  readonly start: number;
  readonly end: number;
}

export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** A replacement in one file; applying it must leave everything outside the range alone. */
export interface TextEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Diagnostic {
  readonly severity: 'error' | 'warning' | 'info';
  /** Stable, kebab-case: `yaml-duplicate-key`. */
  readonly code: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it, where there is something. */
  readonly hint?: string;
  readonly source: Source;
  /** A repair the user may accept. */
  readonly fix?: { readonly title: string; readonly edits: readonly TextEdit[] };
}
