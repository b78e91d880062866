import { expect, it } from 'vitest';
import { filesOf, mostBytes, refusalOf, refusalOfText } from './opened-files.ts';

it('takes up to 5 MB and says no to more in a sentence', () => {
  expect(refusalOf(mostBytes)).toBeUndefined();
  expect(refusalOf(mostBytes * 2)).toBe(
    'That is 10.0 MB, and the page takes up to 5.0 MB: leave out what does not belong to the question. Your manifests are as they were.',
  );
});

it('takes no text of nothing but line ends', () => {
  expect(refusalOfText('a: 1\n'.repeat(900_000))).toBeUndefined();
  expect(refusalOfText('\n'.repeat(1_100_000))).toMatch(/^That has more than a million lines/);
  expect(refusalOfText('a'.repeat(mostBytes + 1))).toBe(refusalOf(mostBytes + 1));
});

it('puts files in the order of their names, each name once', () => {
  const opened = [
    { name: 'b.yaml', text: '1' },
    { name: 'a.yaml', text: '2' },
    { name: 'b.yaml', text: '3' },
  ];
  expect(filesOf(opened).map(({ name, text }) => `${name} ${text}`)).toEqual(['a.yaml 2', 'b.yaml 1', '2-b.yaml 3']);
});
