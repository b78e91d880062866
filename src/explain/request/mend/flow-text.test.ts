import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFiles } from '../../../cluster/yaml/index.ts';
import { flowText, type Written } from './flow-text.ts';

it('writes what is needed, and no quotation mark more', () => {
  const value = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web', on: 'true', v: '1' } }, ports: [{ port: 80 }] };
  expect(flowText(value)).toBe('{podSelector: {matchLabels: {app.kubernetes.io/name: web, "on": "true", v: "1"}}, ports: [{port: 80}]}');
  expect(flowText({ a: ['b'] }, true)).toBe('{"a":["b"]}');
});

it('is read again as it was', () => {
  const text = fc.string({ minLength: 1, maxLength: 8 }).filter((one) => /^[ -~]+$/.test(one) && !/__proto__|<</.test(one));
  const { value } = fc.letrec<{ value: Written }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.nat(99_999),
      fc.array(tie('value') as fc.Arbitrary<Written>, { maxLength: 3 }),
      fc.dictionary(text, tie('value') as fc.Arbitrary<Written>, { maxKeys: 3, noNullPrototype: true }),
    ) as fc.Arbitrary<Written>,
  }));
  fc.assert(
    fc.property(value, (written) => {
      const [document] = readFiles([{ name: 'a.yaml', text: `data: ${flowText(written)}\n` }]).documents;
      expect(document?.value).toEqual({ data: written });
    }),
    { numRuns: 60 },
  );
});
