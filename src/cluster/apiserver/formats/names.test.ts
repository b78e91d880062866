import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dnsLabel, dnsSubdomain, labelValueRule, qualifiedName } from './names.ts';

test('a label has no dots, and says so only where that is all', () => {
  expect(dnsLabel('web-0')).toEqual([]);
  expect(dnsLabel('api.v1')).toEqual(['must not contain dots']);
  expect(dnsLabel('Web')[0]).toMatch(/^a lowercase RFC 1123 label must consist of .*'my-name', {2}or '123-abc', regex used/);
  expect(dnsLabel(`${'a'.repeat(64)}`)).toEqual(['must be no more than 63 characters']);
});

test('the quick checks agree with the patterns that messages quote', () => {
  const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
  const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
  const value = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
  fc.assert(
    fc.property(fc.stringMatching(/^[-a-cA_.0/]{0,8}$/), (text) => {
      expect(dnsLabel(text).length === 0).toBe(label.test(text));
      expect(dnsSubdomain(text).length === 0).toBe(subdomain.test(text));
      expect(labelValueRule(text).length === 0).toBe(value.test(text));
    }),
  );
});

test('a qualified name has at most one prefix', () => {
  expect(qualifiedName('example.com/name')).toEqual([]);
  expect(qualifiedName('/name')).toEqual(['prefix part must be non-empty']);
  expect(qualifiedName('a/b/c')[0]).toMatch(/^a valid label key must consist .* \(e\.g\. 'example\.com\/MyName'\)$/);
});

test('a text of megabytes is refused at once', () => {
  const started = performance.now();
  dnsSubdomain(`${'a'.repeat(5_000_000)}!`);
  qualifiedName(`${'a-'.repeat(2_000_000)}!`);
  expect(performance.now() - started).toBeLessThan(1000);
});
