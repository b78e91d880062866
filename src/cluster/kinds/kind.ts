import type { FieldError } from '../apiserver/field-error.ts';
import type { Cluster } from '../cluster.ts';
import type { KubeObject } from '../object.ts';
import type { Paths, SeenFrom } from './paths.ts';
import type { Presentation } from './presentation.ts';
import type { Manifest, Variant } from './variant.ts';

/**
 * Everything that is about one kind. A kind is a folder with this as its `index.ts`, and one line of `kinds/index.ts`.
 * Nearly every method is optional; each is pure: it returns a new object and never changes its arguments.
 */
export interface KindDefinition<T extends KubeObject = KubeObject> {
  readonly kind: string;
  /** Empty for the core group. */
  readonly group: string;
  /** Served versions, the stored one first. */
  readonly versions: readonly string[];
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  /** One sentence for people, shown where the kind is explained. */
  readonly about: string;

  /** A text after `Warning: ` that comes with every answer about the kind, reads and refusals included. */
  readonly deprecated?: string;

  /** Defaulting on every write and read. */
  defaults?(object: T): T;
  /** What the strategy does before validation: drops what is not settable, allocates, sets the first status. `old` on update. */
  prepare?(object: T, context: AdmissionContext, old?: T): T | readonly FieldError[];
  /** In the order in which the API server reports them. */
  validate?(object: T, context: AdmissionContext): readonly FieldError[];
  validateUpdate?(object: T, old: T, context: AdmissionContext): readonly FieldError[];
  /** Texts after `Warning: `. */
  warnings?(object: T, old: T | undefined, context: AdmissionContext): readonly string[];
  /** Runs after validation: the last word on allocation. Field errors reject the write. */
  allocate?(object: T, context: AdmissionContext, old?: T): T | readonly FieldError[];
  /** Links to other objects that the manifest states by name. */
  references?(object: T): readonly Reference[];
  /** How the picture shows it; without it the kind stays out of the picture. */
  present?(object: T, cluster: Cluster): Presentation | undefined;
  /** Names, doors, rules and ways that it adds to the picture beside its own node. */
  paths?(object: T, cluster: Cluster, from: SeenFrom): Paths;
  /** Other shapes of it that are worth seeing beside it, each an edit of its manifest. */
  variants?(object: T, manifest: Manifest): readonly Variant[];
}

export interface AdmissionContext {
  /** The cluster before this write. */
  readonly cluster: Cluster;
}

export interface Reference {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** Path of the field that names it: `spec.rules[0].http.paths[1].backend.service.name`. */
  readonly path: string;
}
