import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCases } from './cases.ts';
import { compare, gapKey } from './compare.ts';
import { factsOf } from './facts.ts';
import { compareCase } from './run.ts';

// Facts that do not agree yet, one a line: case, kind, id, reason. Reviewed; it only ever shrinks.
const gaps = new Map(
  readFileSync(new URL('gaps.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [name, kind, id, reason] = line.split('\t');
      return [JSON.stringify([name, kind, id]), reason ?? ''] as const;
    }),
);

describe('the model agrees with the recorded cluster', () => {
  it.each(loadCases().map((given) => [given.name, given] as const))('%s', (name, given) => {
    const different = new Map(
      compareCase(given)
        .comparisons.filter(({ agrees }) => !agrees)
        .map((comparison) => [JSON.stringify(gapKey(name, comparison.kind, comparison.id)), comparison]),
    );
    const lost = [...different].filter(([key]) => !gaps.has(key)).map(([, { kind, id }]) => `${kind}: ${id}`);
    expect(lost, 'see npm run conformance -- --show 10').toEqual([]);
    const healed = [...gaps.keys()].filter((key) => JSON.parse(key)[0] === name && !different.has(key));
    expect(healed, 'these agree now: take their lines out of gaps.tsv').toEqual([]);
  });

  it('knows a reason for every gap', () => {
    expect([...gaps].filter(([, reason]) => reason.trim().length < 10)).toEqual([]);
  });
});

describe('the comparison', () => {
  it('finds a recorded case in full agreement with itself', () => {
    for (const { recorded, manifests } of loadCases()) {
      const facts = factsOf(recorded, manifests.map((file) => file.text).join('\n'));
      expect(compare(facts, facts).filter(({ agrees }) => !agrees)).toEqual([]);
    }
  });

  it('names a fact that is missing, different or too many', () => {
    const fact = (id: string, value: string) => ({ kind: 'dns', id, value });
    const result = compare(
      [fact('same', '1'), fact('other', '1'), fact('missing', '1')],
      [fact('same', '1'), fact('other', '2'), fact('more', '1')],
    );
    expect(result.map(({ id, agrees }) => [id, agrees])).toEqual([
      ['same', true],
      ['other', false],
      ['missing', false],
      ['more', false],
    ]);
  });
});
