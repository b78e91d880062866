import { describe, expect, it } from 'vitest';
import { ruleProbability, shareInWords } from './share.ts';

describe('a share in words', () => {
  it.each([
    [1, 'always'],
    [0, 'never'],
    [1 / 3, '1 in 3'],
    [2 / 3, '2 in 3'],
    [0.9, '9 in 10'],
    [1 / 117, '1 in 117'],
    [0.123456, '12.3 %'],
  ])('%f is %s', (share, words) => {
    expect(shareInWords(share)).toBe(words);
  });

  it('each rule takes its part of what is left', () => {
    expect([0, 1, 2].map((position) => ruleProbability(position, 3))).toEqual(['p ⅓', 'p ½', 'else']);
    expect(ruleProbability(0, 1)).toBe('all');
    expect(ruleProbability(0, 7)).toBe('p 1/7');
  });
});
