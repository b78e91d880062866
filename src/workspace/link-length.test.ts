import { expect, test } from 'vitest';
import { linkLengthAdvice } from './link-length.ts';

test('the longer a link, the plainer the warning', () => {
  expect(linkLengthAdvice(2_000)).toBeUndefined();
  expect(linkLengthAdvice(2_001)).toMatch(/^2,001 characters: browsers take it, but some chats/);
  expect(linkLengthAdvice(8_001)).toMatch(/often cut off/);
  expect(linkLengthAdvice(90_000)).toMatch(/^90,000 characters: too long .* file/);
});
