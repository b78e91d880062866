import type { KubeObject } from './object.ts';

/** The order in which the older of two objects wins a tie, and the alphabetically first of two equally old ones. */
export function oldestFirst<T extends KubeObject>(objects: readonly T[]): readonly T[] {
  return objects
    .map((object) => ({
      object,
      age: object.metadata.creationTimestamp ?? '',
      id: `${object.metadata.namespace ?? ''}/${object.metadata.name}`,
    }))
    .sort((a, b) => compare(a.age, b.age) || compare(a.id, b.id))
    .map(({ object }) => object);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
