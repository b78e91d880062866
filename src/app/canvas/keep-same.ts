import { useMemo, useState } from 'react';

interface Element {
  readonly id: string;
}

/** The elements of a list, each as the object it was before where it says the same: React then leaves it alone. */
export function keepSame<T extends Element>(before: readonly T[], now: readonly T[]): T[] {
  const known = new Map(before.map((element) => [element.id, element]));
  return now.map((element) => {
    const same = known.get(element.id);
    return same && isSame(same, element) ? same : element;
  });
}

/** Whether two plain values say the same. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isSame(one[key as never], other[key as never]));
}

/** Keeps what stays the same from one render to the next. */
export function useSame<T extends Element>(now: readonly T[]): T[] {
  const [keep] = useState(() => keeper<T>());
  return useMemo(() => keep(now), [keep, now]);
}

function keeper<T extends Element>(): (now: readonly T[]) => T[] {
  let kept: T[] = [];
  return (now) => {
    kept = keepSame(kept, now);
    return kept;
  };
}
