import { expect, test } from 'vitest';
import { base64Of, corruptByte } from './base64.ts';

test.each(['', 'a', 'ab', 'abc', 'admin', 'größer ✓', '\u{1F600}', '\uD800'])('%j is encoded as UTF-8', (text) => {
  expect(base64Of(text)).toBe(Buffer.from(text).toString('base64'));
  expect(corruptByte(base64Of(text))).toBeUndefined();
});

// Expectations from Go's base64.StdEncoding.
test.each([
  ['admin', 4],
  ['secret!', 6],
  ['a', 0],
  ['YWRtaW4=', undefined],
  ['YWRtaW4', 4],
  ['YW==', undefined],
  ['YW=x', 3],
  ['=', 0],
  ['YWRt\nYWRt', undefined],
])('%j stops being base64 at %s', (text, at) => {
  expect(corruptByte(text)).toBe(at);
});
