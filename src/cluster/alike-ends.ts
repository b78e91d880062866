/** How much two texts or lists have alike at their beginning and, behind that, at their end. */
export function alikeEnds(one: ArrayLike<unknown>, other: ArrayLike<unknown>): { readonly head: number; readonly tail: number } {
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  return { head, tail };
}
