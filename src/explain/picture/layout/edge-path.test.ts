import { expect, it } from 'vitest';
import { arrowHead } from './edge-path.ts';

it('points an arrow the way that it arrives: from the left, from the right and from above', () => {
  expect(arrowHead([0, 0, 50, 0, 50, 20, 100, 20])).toBe('M93 16 L100 20 L93 24');
  expect(arrowHead([0, 0, 134, 0, 134, 20, 100, 20])).toBe('M107 16 L100 20 L107 24');
  expect(arrowHead([10, 0, 10, 20, 10, 20, 10, 40])).toBe('M6 33 L10 40 L14 33');
});
