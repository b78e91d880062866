import type { Fact } from './facts.ts';
import { canonical } from './views.ts';

/** One fact of the cluster against ours. `want` is missing where we say what the cluster did not, `got` where we say nothing. */
export interface Comparison {
  readonly kind: string;
  readonly id: string;
  readonly want: string | undefined;
  readonly got: string | undefined;
  readonly agrees: boolean;
}

export function compare(want: readonly Fact[], got: readonly Fact[]): readonly Comparison[] {
  const keyOf = ({ kind, id }: Fact) => `${kind}\n${id}`;
  const ours = new Map(got.map((fact) => [keyOf(fact), fact.value]));
  const theirs = new Set(want.map(keyOf));
  return [
    ...want.map((fact) => {
      const value = ours.get(keyOf(fact));
      return { kind: fact.kind, id: fact.id, want: fact.value, got: value, agrees: value !== undefined && agree(fact, value) };
    }),
    ...got
      .filter((fact) => !theirs.has(keyOf(fact)))
      .map(({ kind, id, value }) => ({ kind, id, want: undefined, got: value, agrees: false })),
  ];
}

interface PathFact {
  readonly backends: readonly string[];
  readonly source?: string;
  readonly failures: readonly string[];
}

function agree({ value, some, open }: Fact, ours: string): boolean {
  if (ours === value) return true;
  if (some) {
    const want: PathFact = JSON.parse(value);
    const got: PathFact = JSON.parse(ours);
    const seenAreOurs = want.backends.every((backend) => got.backends.includes(backend));
    return seenAreOurs && want.source === got.source && canonical(want.failures) === canonical(got.failures);
  }
  if (open) {
    const blank = Object.fromEntries(open.map((field) => [field, '*']));
    return canonical({ ...JSON.parse(value), ...blank }) === canonical({ ...JSON.parse(ours), ...blank });
  }
  return false;
}

/** How a fact is named in gaps.tsv: one line, tabs between. */
export function gapKey(caseName: string, kind: string, id: string): readonly [string, string, string] {
  return [caseName, kind, id.replace(/[\t\n]/g, ' ')];
}
