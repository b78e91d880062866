import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFiles } from './index.ts';

const said = (text: string) => readFiles([{ name: 'a.yaml', text }]).documents.at(-1)?.unreadable;

/** Damaged manifests with what a real kubectl (v1.32) said of them; null where it could read them. */
const recorded: readonly (readonly [text: string, said: string | null])[] = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'kubectl-words.json'), 'utf8'),
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
