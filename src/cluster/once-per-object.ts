/** A function whose result is kept as long as the value that it was worked out from, which never changes. */
export function oncePerObject<K extends object, V>(workOut: (object: K) => V): (object: K) => V {
  const results = new WeakMap<K, { readonly value: V }>();
  return (object) => {
    let result = results.get(object);
    if (!result) {
      result = { value: workOut(object) };
      results.set(object, result);
    }
    return result.value;
  };
}
