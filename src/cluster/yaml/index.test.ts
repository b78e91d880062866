import { describe, expect, test } from 'vitest';
import { readFiles } from './index.ts';

const read = (text: string) => readFiles([{ name: 'a.yaml', text }]);
const values = (text: string) => read(text).documents.map(({ value }) => value);
const codes = (text: string) => read(text).diagnostics.map(({ code }) => code);

describe('words as sigs.k8s.io/yaml reads them', () => {
  test.each([
    ['on', true],
    ['y', true],
    ['No', false],
    ['017', 15],
    ['0o17', 15],
    ['08', 8],
    ['0x1F', 31],
    ['1_000', 1000],
    ['1e3', 1000],
    ['.5', 0.5],
    ['1:30', '1:30'],
    ['2024-01-01', '2024-01-01'],
    ['1.2.3', '1.2.3'],
    ['~', null],
    ['"yes"', 'yes'],
    ['!!str 80', '80'],
    ['.', '.'],
  ])('%s', (word, value) => {
    expect(values(`key: ${word}`)).toEqual([{ key: value }]);
  });

  test('names that are words become text', () => {
    expect(values('on: 1\n8080: 2\n')).toEqual([{ true: 1, 8080: 2 }]);
  });
});

describe('documents', () => {
  test('a broken one does not spoil its neighbours', () => {
    const { documents, diagnostics } = read('a: 1\n---\nb: [\n---\nc: 3\n');
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, undefined, { c: 3 }]);
    expect(diagnostics.map(({ source }) => source.document)).toEqual([1]);
  });

  test('comments, empty documents, a byte order mark and CRLF', () => {
    expect(values('\uFEFF# head\r\n---\r\na: 1\r\n--- # next\r\n\r\n---\r\nb: 2\r\n...\r\n')).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('three hyphens inside a text do not separate', () => {
    expect(values('data:\n  key: |\n    ---\n    text\n')).toEqual([{ data: { key: '---\ntext\n' } }]);
  });

  test('JSON objects may follow each other', () => {
    expect(values('{"a": "}"}\n{"b":\t[1,\n\t2]}')).toEqual([{ a: '}' }, { b: [1, 2] }]);
  });

  test('all are numbered through the files', () => {
    const { documents } = readFiles([
      { name: 'one', text: 'a: 1\n---\nb: 2' },
      { name: 'two', text: 'c: 3' },
    ]);
    expect(documents.map(({ source }) => [source.file, source.document, source.start])).toEqual([
      ['one', 0, 0],
      ['one', 1, 9],
      ['two', 2, 0],
    ]);
  });

  test('what follows an end marker is not read', () => {
    expect(codes('a: 1\n...\nb: 2\n')).toEqual(['yaml-ignored-rest']);
  });

  test('too large a file is refused', () => {
    expect(codes('a'.repeat(5_000_001))).toEqual(['file-too-large']);
  });
});

describe('lists', () => {
  const text = 'apiVersion: v1\nkind: List\nitems:\n- kind: Service\n- kind: Pod\n  metadata: {name: p}\n';

  test('each item is a document with its own place', () => {
    const { documents } = read(text);
    expect(documents.map(({ value }) => value)).toEqual([{ kind: 'Service' }, { kind: 'Pod', metadata: { name: 'p' } }]);
    const { start, end } = documents[1]?.locate('metadata.name') ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe('name: p');
  });

  test('items of a typed list take its kind', () => {
    expect(values('apiVersion: v1\nkind: ServiceList\nitems: [{metadata: {name: a}}]')).toEqual([
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } },
    ]);
  });

  test('an item of a typed list that names one of kind and version is given neither', () => {
    expect(values('apiVersion: v1\nkind: ServiceList\nitems: [{kind: Service, metadata: {name: a}}, {apiVersion: v1}]')).toEqual([
      { kind: 'Service', metadata: { name: 'a' } },
      { apiVersion: 'v1' },
    ]);
  });
});

describe('places of fields', () => {
  const text = 'metadata:\n  labels:\n    app.kubernetes.io/name: x\nspec:\n  ports:\n  - port: 80\n  - port: 81\n    name: b\n';
  const at = (path: string) => {
    const { start, end } = read(`first: 1\n---\n${text}`).documents[1]?.locate(path) ?? { start: 0, end: 0 };
    return `first: 1\n---\n${text}`.slice(start, end);
  };

  test.each([
    ['spec.ports[1].name', 'name: b'],
    ['spec.ports[0]', 'port: 80'],
    ['metadata.labels[app.kubernetes.io/name]', 'app.kubernetes.io/name: x'],
    ['metadata.labels.app.kubernetes.io/name', 'app.kubernetes.io/name: x'],
  ])('%s', (path, found) => {
    expect(at(path)).toBe(found);
  });

  test('the nearest field around one that is not there', () => {
    expect(at('spec.ports[0].targetPort')).toBe('port: 80');
    expect(at('spec.ports[7].name')).toContain('ports:');
  });
});

describe('what YAML allows and nobody means', () => {
  test('the last of equal names wins, and is told', () => {
    const { documents, diagnostics } = read('a: 1\nb: 2\na: 3\n');
    expect(documents[0]?.value).toEqual({ a: 3, b: 2 });
    expect(diagnostics).toMatchObject([{ code: 'yaml-duplicate-key', severity: 'warning', source: { start: 10, end: 11 } }]);
  });

  test('merges happen in order', () => {
    expect(values('base: &b {p: 1, q: 2}\nz: {p: 0, <<: *b}\nw: {<<: *b, p: 9}')).toEqual([
      { base: { p: 1, q: 2 }, z: { p: 1, q: 2 }, w: { p: 9, q: 2 } },
    ]);
  });

  test('a field may be called __proto__', () => {
    const [value] = values('__proto__: {polluted: 1}');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test.each([
    ['a: *nothing', 'yaml-unknown-alias'],
    ['a: &a {b: *a}', 'yaml-alias-loop'],
    ['? [a]\n: 1', 'yaml-key'],
    ['a: {<<: 1}', 'yaml-merge'],
    ['a:\n\tb: 1', 'yaml-tab'],
  ])('%j', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });
});
