/** How many letters must change; two that changed places count once. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  let before = row;
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : change;
      next.push(Math.min(change, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The candidate that was probably meant, or none. */
export function likeliest(word: string, candidates: readonly string[]): string | undefined {
  const [lower, limit] = [word.toLowerCase().slice(0, 100), Math.max(1, Math.floor(word.length / 3))];
  const ranked = [...new Set(candidates)]
    .filter((candidate) => candidate !== word && Math.abs(candidate.length - word.length) <= Math.max(limit, 5))
    .map((candidate) => {
      const other = candidate.toLowerCase();
      const part = lower.length > 2 && other.length > 2 && (other.startsWith(`${lower}-`) || lower.startsWith(`${other}-`));
      return { candidate, score: part ? 1 : distance(lower, other.slice(0, 100)) };
    })
    .filter(({ score }) => score <= limit)
    .toSorted((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return ranked[0]?.candidate;
}
