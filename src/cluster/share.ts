/** `1 in 3`, `9 in 10`, `always`; a share without a small denominator as a percentage. */
export function shareInWords(share: number): string {
  if (share >= 1 - 1e-9) return 'always';
  if (share <= 1e-9) return 'never';
  for (let whole = 2; whole <= 120; whole += 1) {
    const part = share * whole;
    if (Math.abs(part - Math.round(part)) < 1e-9 * whole) return `${Math.round(part)} in ${whole}`;
  }
  return `${(share * 100).toFixed(1)} %`;
}

const glyphs: Readonly<Record<number, string>> = { 2: '½', 3: '⅓', 4: '¼', 5: '⅕', 6: '⅙', 8: '⅛' };

/** The probability that kube-proxy gives rule `position` of `count`: each takes its part of what the rules before it left. */
export function ruleProbability(position: number, count: number): string {
  const left = count - position;
  if (left <= 1) return count > 1 ? 'else' : 'all';
  return `p ${glyphs[left] ?? `1/${left}`}`;
}
