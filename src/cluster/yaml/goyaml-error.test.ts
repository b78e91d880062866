import { expect, test } from 'vitest';
import { readFiles } from './index.ts';

const said = (text: string) => readFiles([{ name: 'a.yaml', text }]).documents.at(-1)?.unreadable;

// Every expectation was taken from libyaml, of which goyaml is a port.
test.each([
  ['a: 1\nb: c: d\n', 'line 2: mapping values are not allowed in this context'],
  ['metadata:\n  name: a\n    labels: b\n', 'line 3: mapping values are not allowed in this context'],
  ['metadata:\n  name: a\n labels: b\nspec: x\n', 'line 2: did not find expected key'],
  ['metadata:\n  name: a\n  labels\n  app: b\n', "line 4: could not find expected ':'"],
  ['metadata:\n  name: a\n  labels\nspec: b\n', "line 4: could not find expected ':'"],
  ['metadata:\n\tname: x\n', 'line 2: found character that cannot start any token'],
  ['spec:\n  a: b\n\tc: d\n', 'line 3: found a tab character that violates indentation'],
  ['a: "foo\nb: c\n', 'line 3: found unexpected end of stream'],
  ['a: [1, 2\nb: c\n', "line 1: did not find expected ',' or ']'"],
  ['a: {b: 1\nc: d\n', "line 1: did not find expected ',' or '}'"],
  ['a: 1\nb: @x\n', 'line 2: found character that cannot start any token'],
  ['a: `x`\n', 'found character that cannot start any token'],
  ['a:\n  - b\n  c: d\n', "line 2: did not find expected '-' indicator"],
  ['a:\n  b: c\n  - d\n', 'line 2: did not find expected key'],
  ['ports:\n- port: 80\n  name: a\n targetPort: 1\n', 'line 3: did not find expected key'],
  ['host: *.example.com\n', 'did not find expected alphabetic or numeric character'],
  ['a: "x" y\nb: c\n', 'did not find expected key'],
  ['a: 1\nb: "\\q"\n', 'line 2: found unknown escape character'],
])('%j', (text, message) => {
  expect(said(text)).toBe(`error converting YAML to JSON: yaml: ${message}`);
});

test('lines count from behind the separator', () => {
  expect(said('a: 1\n---\nb: 1\nc: d: e\n')).toBe(
    'error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context',
  );
  expect(said('---\nb: 1\nc: d: e\n')).toBe('error converting YAML to JSON: yaml: line 3: mapping values are not allowed in this context');
});

test('only a comment may stand behind a separator', () => {
  expect(said('a: 1\n--- # fine\nb: 2\n')).toBeUndefined();
  expect(said('a: 1\n--- {b: 2}\n')).toBe('invalid Yaml document separator: {b: 2}');
  expect(said('a: 1\n-----\nb: 2\n')).toBe('invalid Yaml document separator: --');
});
