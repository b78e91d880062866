import { useMemo, useState } from 'react';
import { sameJson } from '../../cluster/same-json.ts';

interface Element {
  readonly id: string;
  readonly data?: unknown;
}

/** The elements of a list, each as the object it was before where it says the same, or at least with the data it had: React then leaves those alone. */
export function keepSame<T extends Element>(before: readonly T[], now: readonly T[]): T[] {
  const known = new Map(before.map((element) => [element.id, element]));
  return now.map((element) => {
    const same = known.get(element.id);
    if (!same || !sameJson(same.data, element.data)) return element;
    const kept = { ...element, data: same.data };
    return sameJson(same, kept) ? same : kept;
  });
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
