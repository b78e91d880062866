import type { Cluster } from '../../cluster.ts';
import type { KubeObject } from '../../object.ts';
import { ageOf } from './age.ts';

export interface Column<T extends KubeObject = KubeObject> {
  readonly header: string;
  /** Shown with `-o wide` only. */
  readonly wide?: true;
  cell(object: T, cluster: Cluster): string;
}

/** The table of one kind, without NAMESPACE and NAME, which every table has. */
export interface KindTable<T extends KubeObject = KubeObject> {
  /** What the NAME column adds to the name. */
  readonly nameSuffix?: (object: T) => string;
  readonly columns: readonly Column<T>[];
}

export const age: Column = { header: 'AGE', cell: ({ metadata }, cluster) => ageOf(cluster, metadata.creationTimestamp) };
