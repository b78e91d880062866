import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { canonicalIp, formatCidr, formatIp, parseCidr, parseIp, parseIpText, rangeContains } from './ip-address.ts';

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

describe('canonicalIp', () => {
  it('prints addresses as Go does', () => {
    expect(['010.1.2.3', '2001:0DB8:0:0:1:0:0:1', '::ffff:1.2.3.4', '1.2.3', 'fe80::1::2'].map(canonicalIp)).toEqual([
      '10.1.2.3',
      '2001:db8::1:0:0:1',
      '1.2.3.4',
      undefined,
      undefined,
    ]);
  });

  it('takes any text, and its own answer', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => canonicalIp(canonicalIp(text) ?? text) === canonicalIp(text)),
    );
  });
});
