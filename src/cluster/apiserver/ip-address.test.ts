import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCidr, formatIp, parseCidr, parseIp, parseIpText, rangeContains } from './ip-address.ts';
import { checkCidr, checkIp, checkNonSpecialIp } from './ip-rules.ts';

test('addresses are written in canonical form', () => {
  const canonical = (text: string) => {
    const address = parseIp(text);
    return address && formatIp(address);
  };
  expect(canonical('2001:DB8:0:0:1:0:0:1')).toBe('2001:db8::1:0:0:1');
  expect(canonical('::')).toBe('::');
  expect(canonical('fd00::10.0.0.1')).toBe('fd00::a00:1');
  expect(canonical('::ffff:10.0.0.1')).toBe('10.0.0.1');
  expect(canonical('1::2::3')).toBeUndefined();
  expect(canonical('10.0.0.256')).toBeUndefined();
});

test('writing and reading again gives the same address', () => {
  fc.assert(
    fc.property(fc.ipV6(), (text) => {
      const address = parseIpText(text);
      if (!address || address.mapped) return;
      expect(parseIp(formatIp(address))).toEqual({ ...address, leadingZeros: false });
    }),
  );
});

test('ranges', () => {
  const range = parseCidr('10.96.5.9/16');
  expect(range && formatCidr(range)).toBe('10.96.0.0/16');
  const inside = parseIp('10.96.255.255');
  expect(range && inside && rangeContains(range, inside)).toBe(true);
  expect(parseCidr('10.0.0.0/33')).toBeUndefined();
});

test('what the API server says of them', () => {
  expect(checkIp('f', '10.0.0.01').map((error) => error.detail)).toEqual(['must not have leading 0s']);
  expect(checkIp('f', '10.0.0.01', ['10.0.0.01'])).toEqual([]);
  expect(checkCidr('f', '10.0.0.1/8').map((error) => error.detail)).toEqual(['must not have bits set beyond the prefix length']);
  expect(checkNonSpecialIp('f', '0.0.0.0').map((error) => error.detail)).toEqual(['may not be unspecified (0.0.0.0)']);
  expect(checkNonSpecialIp('f', 'fe80::1')).toHaveLength(1);
});
