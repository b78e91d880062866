/**
 * A set gathered from the items of a list, kept while the list grows.
 * Lists of a cluster that is being written only grow: a changed item makes a new list.
 */
export function growingSet<T, V>(valuesOf: (item: T) => readonly V[]): (list: readonly T[]) => ReadonlySet<V> {
  const known = new WeakMap<readonly T[], { readonly values: Set<V>; count: number }>();
  return (list) => {
    const gathered = known.get(list) ?? { values: new Set<V>(), count: 0 };
    known.set(list, gathered);
    for (; gathered.count < list.length; gathered.count++) {
      const item = list[gathered.count];
      if (item !== undefined) for (const value of valuesOf(item)) gathered.values.add(value);
    }
    return gathered.values;
  };
}
