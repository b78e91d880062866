/** The value of the key, made first where there is none. */
export function entryOf<K, V>(map: Map<K, V>, key: K, make: () => NoInfer<V>): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
