import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readFiles } from './index.ts';

const said = (text: string) => readFiles([{ name: 'a.yaml', text }]).documents.at(-1)?.unreadable;

/** Damaged manifests with what a real kubectl (v1.32, which reads all but JSON as v1.36 does) said of them; null where it could read them. */
const recorded: readonly (readonly [text: string, said: string | null])[] = JSON.parse(
  brotliDecompressSync(readFileSync(path.join(import.meta.dirname, 'kubectl-words.json.br'))).toString(),
);

describe('kubectl says the same', () => {
  test.each(recorded)('%j', (text, words) => {
    const first = readFiles([{ name: 'a.yaml', text }]).documents.find(({ unreadable }) => unreadable !== undefined);
    expect(first?.unreadable ?? null).toBe(words);
  });
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

test('a file that starts with a brace and is no JSON is read as YAML', () => {
  expect(said('{ a: 1 }\n')).toBeUndefined();
  expect(said('{"a": 1,}\n---\nb: 2\n')).toBeUndefined();
  expect(said('{"a": 1}\n---\n{ b: 2 }\n')).toBeUndefined();
});

test.each([
  ['{"x": {"name": "web",}', "json: offset 22: invalid character '}' looking for beginning of object key string"],
  ["{'kind': 'Service'", "json: offset 2: invalid character '\\'' looking for beginning of object key string"],
  ['{"x": {"a": 1.}', "json: offset 15: invalid character '}' after decimal point in numeric literal"],
  ['{"a": “b”', "json: offset 7: invalid character 'â' looking for beginning of value"],
  ['  \n{"x": {"a": tru}', "json: offset 19: invalid character '}' in literal true (expecting 'e')"],
  ['{"ü": x', "json: offset 8: invalid character 'x' looking for beginning of value"],
])('%j, which is no YAML either, is damaged JSON', (text, words) => {
  expect(said(text)).toBe(words);
});

test('behind two JSON objects there is only JSON', () => {
  expect(said('{"a": 1}{"b": 2}{ c: 3 }')).toBe("invalid character 'c' looking for beginning of object key string");
});
