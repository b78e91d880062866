import { expect, test } from 'vitest';
import { sentWarnings } from './warning-headers.ts';

const long = (letter: string) => letter.repeat(1000);

test('few warnings are sent as they are, each once', () => {
  expect(sentWarnings(['a', long('b'), 'a'])).toEqual(['a', long('b')]);
});

test('more than four thousand letters are shortened, and then come to an end', () => {
  const many = Array.from({ length: 40 }, (_, i) => long(String.fromCodePoint(0x1f400 + i)));
  const sent = sentWarnings(many);
  expect(sent).toHaveLength(16);
  expect(new Set(sent.map((text) => [...text].length))).toEqual(new Set([256]));
});
