import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFiles } from './index.ts';

const read = (text: string) => readFiles([{ name: 'a.yaml', text }]);

const yamlish = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        ': ',
        ':',
        '\n',
        '\r\n',
        '\r',
        '  ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        ', ',
        '"',
        "'",
        '&x ',
        '*x',
        '<<: ',
        '#',
        ' # c',
        '|',
        '>',
        '|2-',
      ],
      ...[
        '---\n',
        '...\n',
        '%YAML 1.1\n',
        '\t',
        '!',
        '!!int ',
        '!!binary ',
        '? ',
        '\\',
        '\\u00',
        '\0',
        '\uFEFF',
        '\uD800',
        '\xA0',
        '\u2028',
        '“',
      ],
      ...[
        'kind: Service',
        'apiVersion: v1 ',
        'metadata:\n',
        '> ',
        '$ kubectl apply -f - <<EOF\n',
        'EOF\n',
        '1 ',
        '+',
        '```\n',
        '{{ .a }}',
        '// c\n',
      ],
      ...['on', '1e3', '017', '.nan', '2020-01-01', '__proto__: ', 'constructor: ', 'null'],
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

test('any text gives a value, the same one each time, within the text', () => {
  fc.assert(
    fc.property(fc.oneof(yamlish, fc.string({ unit: 'binary' }), fc.string()), (text) => {
      const { documents, diagnostics } = read(text);
      expect(JSON.stringify(read(`${text}`))).toBe(JSON.stringify({ documents, diagnostics }));
      for (const { source } of [...documents, ...diagnostics]) {
        expect(source.start).toBeGreaterThanOrEqual(0);
        expect(source.end).toBeLessThanOrEqual(text.length);
        expect(source.start).toBeLessThanOrEqual(source.end);
      }
      for (const document of documents) expect(document.value === undefined).toBe(document.unreadable !== undefined);
    }),
    { numRuns: 400 },
  );
});

const wide = ['a: &a [x,x,x,x,x,x,x,x,x,x]', `b: &b [${Array(1000).fill('*a').join(',')}]`, `c: [${Array(1000).fill('*b').join(',')}]`];

const bomb = [
  'a0: &a0 [x,x,x,x,x,x,x,x,x]',
  ...Array.from({ length: 11 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]`),
];

test.each([
  ['brackets', '['.repeat(100_000), 'yaml-too-deep'],
  ['braces', '{a: '.repeat(100_000), 'yaml-too-deep'],
  ['dashes', '- '.repeat(100_000), 'yaml-too-deep'],
  ['indentation', Array.from({ length: 1_500 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''), 'yaml-too-deep'],
  ['an alias bomb', bomb.join('\n'), 'yaml-alias-bomb'],
  ['a wide one', wide.join('\n'), 'yaml-alias-bomb'],
])('%s end in a diagnostic', (_name, text, code) => {
  expect(read(text).diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
});

const filled = (part: string) => part.repeat(Math.ceil(95_000 / part.length));

test.each([
  '"',
  "'",
  '&a ',
  '*a ',
  '!',
  '? ',
  '- a\n',
  'a: ',
  '{',
  ',',
  '|\n',
  '%',
  '\t',
  '# c\n',
  '---\n',
  'a\n---\n',
  '\0',
  '\uD800',
  '> a\n',
  '1 a\n',
  '{{',
  '"a": 1,',
])('much of %j is read in no time', (part) => {
  const start = performance.now();
  read(filled(part));
  expect(performance.now() - start).toBeLessThan(1000);
});

test('twenty thousand fields in one map', () => {
  const { documents, diagnostics } = read(Array.from({ length: 20_000 }, (_, i) => `k${i}: v`).join('\n'));
  expect(Object.keys(documents[0]?.value ?? {}).length).toBe(20_000);
  expect(diagnostics).toEqual([]);
});

test('an edit leaves the values of other documents as they were', () => {
  const manifests = (edited: string) => ['a: {x: 1}', edited, 'c: {x: 3}'].join('\n---\n');
  const [before, after] = [read(manifests('b: 1')), read(manifests('b: 2'))];
  expect(after.documents[0]?.value).toBe(before.documents[0]?.value);
  expect(after.documents[2]?.value).toBe(before.documents[2]?.value);
  expect(after.documents[1]?.value).toEqual({ b: 2 });
});
