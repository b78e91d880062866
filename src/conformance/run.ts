import { snapshot } from '../snapshot/snapshot.ts';
import { loadCases, type RecordedCase } from './cases.ts';
import { type Comparison, compare } from './compare.ts';
import { factsOf } from './facts.ts';

export interface CaseResult {
  readonly name: string;
  readonly comparisons: readonly Comparison[];
}

export function compareCase(given: RecordedCase): CaseResult {
  const text = given.manifests.map((file) => file.text).join('\n');
  const { name, recorded } = given;
  return { name, comparisons: compare(factsOf(recorded, text), factsOf(snapshot(given), text)) };
}

export function runAll(): readonly CaseResult[] {
  return loadCases().map(compareCase);
}

export interface Tally {
  readonly kind: string;
  readonly agree: number;
  readonly of: number;
}

/** Agreement by kind of fact, in alphabetical order. */
export function tally(results: readonly CaseResult[]): readonly Tally[] {
  const counts = new Map<string, { agree: number; of: number }>();
  for (const { kind, agrees } of results.flatMap((result) => result.comparisons)) {
    const count = counts.get(kind) ?? { agree: 0, of: 0 };
    count.of += 1;
    if (agrees) count.agree += 1;
    counts.set(kind, count);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => ({ kind, ...count }));
}
