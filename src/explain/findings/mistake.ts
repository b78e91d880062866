import type { ObjectRef } from '../../cluster/object.ts';
import type { TextEdit } from '../../cluster/source.ts';
import type { Given } from '../request/context.ts';

export type { Given };

/** A classic mistake in what the API server accepts. One file each. */
export interface Mistake {
  /** Kebab-case, stable: part of links. */
  readonly id: string;
  readonly title: string;
  /** What is there, in a sentence. */
  readonly what: string;
  /** Why it does not do what people expect of it. */
  readonly why: string;
  /** `warning`: traffic is lost; `info`: it may be meant. */
  readonly severity: 'warning' | 'info';
  readonly examples: Examples;
  find(given: Given): readonly Found[];
}

/** Manifests, as YAML. */
export interface Examples {
  /** Each has the mistake once. */
  readonly wrong: readonly string[];
  readonly right: readonly string[];
}

export interface Found {
  readonly about: ObjectRef;
  /** Field of `about`: `spec.selector`. */
  readonly path: string;
  readonly message: string;
  readonly fix?: Fix;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}
