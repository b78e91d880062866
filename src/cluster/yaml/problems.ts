import type { Span } from './locate.ts';

/** Something to say about a document; offsets count within its text. */
export interface Problem extends Span {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly repair?: Repair;
}

/** Text that could stand in place of the whole document. */
export interface Repair {
  readonly title: string;
  readonly text: string;
  readonly replaced: Span;
}
