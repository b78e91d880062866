import type { KubeObject } from '../../object.ts';

const storageKey = ({ metadata }: KubeObject) => `${metadata.namespace ?? ''}/${metadata.name}`;

/** As the API server lists the objects of one kind: by their keys in etcd, byte by byte. */
export function inStorageOrder<T extends KubeObject>(objects: readonly T[]): T[] {
  return [...objects].sort((a, b) => (storageKey(a) < storageKey(b) ? -1 : 1));
}
