import { expect, test } from 'vitest';
import { canonicalQuantity, quantityAmount } from './quantity.ts';

test.each([
  [0.5, '500m'],
  ['1024Mi', '1Gi'],
  ['1.5Gi', '1536Mi'],
  ['0.1Gi', '107374182400m'],
  ['1000m', '1'],
  ['2500m', '2500m'],
  ['1000', '1k'],
  ['1e3', '1e3'],
  ['0', '0'],
  ['-1', '-1'],
  ['512', '512'],
  ['0.0000000001', '1n'],
  ['lots', 'lots'],
])('%s', (quantity, canonical) => {
  expect(canonicalQuantity(quantity)).toBe(canonical);
  expect(quantityAmount(canonical)).toBe(quantityAmount(quantity));
});
