import { expect, it } from 'vitest';
import { keepSame } from './keep-same.ts';

it('keeps the objects that say the same, and only those', () => {
  const before = [
    { id: 'a', data: { lines: ['1', '2'] } },
    { id: 'b', data: { lines: ['1'] } },
  ];
  const now = keepSame(before, [
    { id: 'b', data: { lines: ['1', '2'] } },
    { id: 'a', data: { lines: ['1', '2'] } },
    { id: 'c', data: { lines: [] } },
  ]);
  expect(now.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  expect(now[1]).toBe(before[0]);
  expect(now[0]).not.toBe(before[1]);
});

it('sees a field that is gone', () => {
  const before = [{ id: 'a', data: { tone: 'vip' as string | undefined } }];
  expect(keepSame<{ id: string; data: { tone?: string | undefined } }>(before, [{ id: 'a', data: {} }])[0]).not.toBe(before[0]);
});

it('keeps the data of what only moved', () => {
  const before = [{ id: 'a', x: 1, data: { lines: ['1'] } }];
  const now = keepSame(before, [{ id: 'a', x: 2, data: { lines: ['1'] } }]);
  expect(now).toEqual([{ id: 'a', x: 2, data: { lines: ['1'] } }]);
  expect(now[0]?.data).toBe(before[0]?.data);
});
