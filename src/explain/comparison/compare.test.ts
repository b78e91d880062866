import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hop, Trace } from '../request/trace.ts';
import { compare, ownLines } from './compare.ts';

const stages = ['resolver', 'dns', 'client', 'node', 'endpoint', 'pod'] as const;
const hop = (stage: Hop['stage'], lines: readonly string[] = []): Hop => ({
  stage,
  title: stage,
  verdict: 'ok',
  reason: '',
  lines: lines.map((text) => ({ text })),
  objects: [],
  sources: [],
});
const traceOf = (hops: readonly Hop[], sentence = 'web-0 answers.'): Trace => ({
  understood: true,
  outcome: 'answered',
  sentence,
  hops,
  answerers: [],
});
const anyTrace = fc.array(fc.constantFrom(...stages), { maxLength: 12 }).map((list) => traceOf(list.map((stage) => hop(stage))));

describe('two traces side by side', () => {
  it('says how much differs', () => {
    const one = traceOf([hop('dns'), hop('node', ['a']), hop('pod')]);
    expect(compare(one, one).summary).toBe('The same answer, by the same way.');
    expect(compare(one, traceOf([hop('dns'), hop('node', ['b']), hop('pod')])).summary).toBe('The same answer, 1 of 3 hops differs.');
    expect(compare(one, traceOf([hop('client')], 'Refused.')).summary).toBe('The answers differ, and every hop differs.');
  });

  it('a hop without a fellow stands alone', () => {
    const one = traceOf([hop('dns'), hop('node'), hop('pod')]);
    expect(compare(one, traceOf([hop('dns'), hop('pod')])).pairs).toEqual([
      { one: 0, other: 0, differs: false },
      { one: 1, other: undefined, differs: true },
      { one: 2, other: 1, differs: false },
    ]);
  });

  it('marks the lines that only one of them has', () => {
    expect([...ownLines(hop('node', ['a', 'b']), hop('node', ['b', 'c']))]).toEqual([0]);
    expect([...ownLines(hop('node', ['a']), undefined)]).toEqual([]);
    expect([...ownLines(hop('node', ['a', 'b']), hop('node', ['c']))]).toEqual([]);
  });

  it('shows every hop of both once, in order, and only like beside like', () => {
    fc.assert(
      fc.property(anyTrace, anyTrace, (one, other) => {
        const { pairs } = compare(one, other);
        expect(pairs.flatMap((pair) => pair.one ?? [])).toEqual([...one.hops.keys()]);
        expect(pairs.flatMap((pair) => pair.other ?? [])).toEqual([...other.hops.keys()]);
        for (const pair of pairs) {
          if (pair.one !== undefined && pair.other !== undefined) expect(one.hops[pair.one]?.stage).toBe(other.hops[pair.other]?.stage);
        }
      }),
    );
  });
});
