/** One line of the report. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What the project promises, where it does. */
  readonly goal?: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Median of several runs after one that does not count. Milliseconds. */
export async function medianTime(runs: number, work: (run: number) => unknown): Promise<number> {
  await work(0);
  const times: number[] = [];
  for (let run = 1; run <= runs; run++) {
    const start = performance.now();
    await work(run);
    times.push(performance.now() - start);
  }
  return median(times);
}

export const milliseconds = (time: number) => `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;
export const ratio = (a: number, b: number) => `${(a / b).toFixed(1)} ×`;
