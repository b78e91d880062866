import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from './unified-diff.ts';

test('nothing changed, nothing said', () => {
  expect(unifiedDiff({ a: 1 }, { a: 1 })).toBe('');
});

test('three lines stand around a change', () => {
  expect(unifiedDiff([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 'x', 6, 7, 8, 9])).toBe(
    ['@@ -3,7 +3,7 @@', '  2,', '  3,', '  4,', '- 5,', '+ "x",', '  6,', '  7,', '  8,', ''].join('\n'),
  );
});

test('changes near each other share a hunk, others do not', () => {
  const heads = (places: readonly number[]) => {
    const before = Array.from({ length: 40 }, (_, i) => i);
    const after = before.map((value) => (places.includes(value) ? `new ${value}` : value));
    return unifiedDiff(before, after).match(/^@@.*@@$/gm);
  };
  expect(heads([10, 17])).toEqual(['@@ -9,14 +9,14 @@']);
  expect(heads([10, 18])).toEqual(['@@ -9,7 +9,7 @@', '@@ -17,7 +17,7 @@']);
});

test('what was added has no lines before it', () => {
  expect(unifiedDiff([], ['<'])).toBe('@@ -1 +1,3 @@\n-[]\n+[\n+ "\\u003c"\n+]\n');
});

test('what left and what came account for the difference in length', () => {
  const small = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
  fc.assert(
    fc.property(small, small, (before, after) => {
      const diff = unifiedDiff(before, after);
      const count = (mark: string) => diff.split('\n').filter((line) => line.startsWith(mark)).length;
      const lines = (value: unknown) => JSON.stringify(value, null, 1).split('\n').length;
      expect(lines(before) - count('-')).toBe(lines(after) - count('+'));
    }),
  );
});

test('a very long text is compared from both ends', () => {
  const before = Array.from({ length: 30_000 }, (_, i) => `line ${i}`);
  const diff = unifiedDiff(before, before.with(7, 'x').with(29_990, 'y'));
  expect(diff.match(/^@@.*@@$/gm)).toEqual(['@@ -6,29990 +6,29990 @@']);
});
