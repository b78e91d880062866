import { expect, test } from 'vitest';
import { checkCidr, checkIp, checkNonSpecialIp } from './ip-rules.ts';

test('what the API server says of them', () => {
  expect(checkIp('f', '10.0.0.01').map((error) => error.detail)).toEqual(['must not have leading 0s']);
  expect(checkIp('f', '10.0.0.01', ['10.0.0.01'])).toEqual([]);
  expect(checkCidr('f', '10.0.0.1/8').map((error) => error.detail)).toEqual(['must not have bits set beyond the prefix length']);
  expect(checkNonSpecialIp('f', '0.0.0.0').map((error) => error.detail)).toEqual(['may not be unspecified (0.0.0.0)']);
  expect(checkNonSpecialIp('f', 'fe80::1')).toHaveLength(1);
});
