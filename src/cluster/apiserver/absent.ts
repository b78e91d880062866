/** A copy without these keys. */
export function withoutKeys<T extends object>(value: T, keys: readonly (keyof T)[]): T {
  const copy = { ...value };
  for (const key of keys) delete copy[key];
  return copy;
}

/** A copy without those of the keys whose value is empty or zero, which the API server does not tell from an absent one. */
export function withoutEmpty<T extends object>(value: T, keys: readonly (keyof T)[]): T {
  return withoutKeys(
    value,
    keys.filter((key) => isEmpty(value[key])),
  );
}

function isEmpty(value: unknown): boolean {
  if (!value) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
