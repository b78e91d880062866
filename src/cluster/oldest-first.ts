import type { KubeObject } from './object.ts';

/** The order in which the older of two objects wins a tie, and the alphabetically first of two equally old ones. */
export function oldestFirst(a: KubeObject, b: KubeObject): number {
  return (
    compare(a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? '') ||
    compare(`${a.metadata.namespace ?? ''}/${a.metadata.name}`, `${b.metadata.namespace ?? ''}/${b.metadata.name}`)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
