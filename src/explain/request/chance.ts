/** Numbers from 0 to 1 that depend on the seed alone. */
export function chances(seed: number | string): () => number {
  let state = 0x9e3779b9;
  for (const character of String(seed)) state = Math.imul(state ^ character.charCodeAt(0), 0x85ebca6b) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Position of one of the shares, each as likely as it is large. */
export function drawn(shares: readonly number[], chance: number): number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let left = chance * total;
  for (const [position, share] of shares.entries()) {
    left -= share;
    if (left < 0) return position;
  }
  return shares.length - 1;
}
