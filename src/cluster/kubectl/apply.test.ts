import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cluster } from '../cluster.ts';
import { defaultSettings } from '../settings.ts';
import { readFiles } from '../yaml/index.ts';
import { apply } from './apply.ts';

const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } };
const empty: Cluster = { settings: defaultSettings, objects: [namespace], sources: {} };
const applyText = (text: string, cluster = empty) => apply(cluster, readFiles([{ name: 'a.yaml', text }]));
const configMap = (name: string, data: string, more = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${more}data:\n  key: ${data}\n`;
const found = (cluster: Cluster, name: string) => cluster.objects.find(({ metadata }) => metadata.name === name);

describe('verdicts', () => {
  test('created, then unchanged, then configured', () => {
    const first = applyText(configMap('a', 'one'));
    expect(first.kubectl).toEqual({ exit: 0, stdout: ['configmap/a created'], stderr: [], taken: [] });
    const second = applyText(configMap('a', 'one'), first.cluster);
    expect(second.kubectl.stdout).toEqual(['configmap/a unchanged']);
    expect(found(second.cluster, 'a')).toBe(found(first.cluster, 'a'));
    const third = applyText(configMap('a', 'two'), second.cluster);
    expect(third.kubectl.stdout).toEqual(['configmap/a configured']);
    expect(found(third.cluster, 'a')).toMatchObject({ data: { key: 'two' }, metadata: { uid: found(first.cluster, 'a')?.metadata.uid } });
  });

  test('what was applied is kept in an annotation, as Go writes JSON', () => {
    const { cluster } = applyText(configMap('a', '"<b> & c"'));
    expect(found(cluster, 'a')?.metadata.annotations).toEqual({
      'kubectl.kubernetes.io/last-applied-configuration':
        '{"apiVersion":"v1","data":{"key":"\\u003cb\\u003e \\u0026 c"},"kind":"ConfigMap","metadata":{"annotations":{},"name":"a","namespace":"default"}}\n',
    });
  });

  test('an object that apply did not make is adopted with a warning', () => {
    const made = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'default' } };
    const { kubectl } = applyText(configMap('a', 'one'), { ...empty, objects: [namespace, made] });
    expect(kubectl.stdout).toEqual(['configmap/a configured']);
    expect(kubectl.stderr[0]).toMatch(
      /^Warning: resource configmaps\/a is missing the kubectl\.kubernetes\.io\/last-applied-configuration annotation/,
    );
  });

  test('every object knows where it was written', () => {
    const text = `${configMap('a', 'one')}---\n${configMap('b', 'two')}`;
    const { cluster } = applyText(text);
    const { start, end } = cluster.sources['ConfigMap default/b'] ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe(configMap('b', 'two').trimEnd());
  });
});

describe('refusals', () => {
  test('a finalizer without a domain, except on custom resources', () => {
    const tied = (head: string, rest: string) =>
      applyText(`${head}\nmetadata: {name: a, finalizers: [mine, orphan, a.io/b]}\n${rest}`).kubectl;
    const text = 'metadata.finalizers[0]: Invalid value: "mine": name is neither a standard finalizer name nor is it fully qualified';
    expect(tied('apiVersion: v1\nkind: ConfigMap', '').stderr).toEqual([`The ConfigMap "a" is invalid: ${text}`]);
    const spec = 'spec: {controllerName: a.io/b}';
    expect(tied('apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass', spec)).toMatchObject({ exit: 0, stderr: [] });
  });

  test('one error alone, in words of its own', () => {
    expect(applyText(configMap('A_b', 'one')).kubectl).toMatchObject({
      exit: 1,
      stderr: [
        expect.stringMatching(/^The ConfigMap "A_b" is invalid: metadata\.name: Invalid value: "A_b": a lowercase RFC 1123 subdomain/),
      ],
    });
  });

  test('several errors, each in a line', () => {
    const { stderr } = applyText(`${configMap('A_b', 'one')}---\n${configMap('c', 'one', '  namespace: ghost\n')}`).kubectl;
    expect(stderr).toEqual([
      expect.stringMatching(/^Error from server \(Invalid\): error when creating "a\.yaml": ConfigMap "A_b" is invalid: /),
      'Error from server (NotFound): error when creating "a.yaml": namespaces "ghost" not found',
    ]);
  });

  test('several causes of one error, each with a star', () => {
    const labels = '  labels:\n    "a b": x\n    c: "d e"\n';
    const { stderr } = applyText(configMap('a', 'one', labels)).kubectl;
    expect(stderr[0]).toBe('The ConfigMap "a" is invalid: ');
    expect(stderr.slice(1).map((line) => line.slice(0, 34))).toEqual([
      '* metadata.labels: Invalid value: ',
      '* metadata.labels: Invalid value: ',
    ]);
  });

  test('an unknown field is refused and found', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndate: {}\n';
    const { kubectl, diagnostics } = applyText(text);
    expect(kubectl.stderr).toEqual([
      'Error from server (BadRequest): error when creating "a.yaml": ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "date"',
    ]);
    expect(diagnostics.map(({ source }) => text.slice(source.start, source.end))).toEqual(['date: {}']);
  });

  test('an unknown field in an update is told with the patch', () => {
    const { cluster } = applyText(configMap('a', 'one'));
    const { stderr } = applyText(`${configMap('a', 'one')}date: 1\n`, cluster).kubectl;
    expect(stderr[0]).toMatch(
      /^The request is invalid: patch: Invalid value: "map\[date:1 metadata:map\[annotations:map\[.*unknown field \\?"date\\?"$/s,
    );
  });

  test('kinds that nobody serves', () => {
    expect(applyText('apiVersion: v2\nkind: Service\nmetadata: {name: a}\n').kubectl.stderr).toEqual([
      'error: resource mapping not found for name: "a" namespace: "" from "a.yaml": no matches for kind "Service" in version "v2"',
      'ensure CRDs are installed first',
    ]);
  });

  test('a namespace on its way out takes nothing new', () => {
    const leaving = { ...namespace, metadata: { name: 'default', deletionTimestamp: '2026-01-01T00:00:00Z' } };
    expect(applyText(configMap('a', 'one'), { ...empty, objects: [leaving] }).kubectl.stderr).toEqual([
      'Error from server (Forbidden): error when creating "a.yaml": configmaps "a" is forbidden: unable to create new content in namespace default because it is being terminated',
    ]);
  });

  test('a name that cannot stand in a URL is not asked for', () => {
    const { stderr } = applyText(configMap('a/b', 'one')).kubectl;
    expect(stderr.at(-1)).toBe(`from server for: "a.yaml": invalid resource name "a/b": [may not contain '/']`);
  });

  test('apply generates no names', () => {
    const { stderr } = applyText('apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: a-}\n').kubectl;
    expect(stderr).toEqual(['error: from a-: cannot use generate name with apply']);
  });
});

describe('items of a List', () => {
  const listed = (...items: object[]) => applyText(JSON.stringify({ apiVersion: 'v1', kind: 'List', items })).kubectl;
  const item = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };

  test('each is on its own', () => {
    expect(listed({ apiVersion: 'v1', metadata: { name: 'b' } }, { ...item, kind: 'Nope' }, item)).toMatchObject({
      exit: 1,
      stdout: ['configmap/a created'],
      stderr: [
        `error: [unable to get type info from the object "*unstructured.Unstructured": Object 'Kind' is missing in 'object has no kind field ', unable to recognize no matches for kind "Nope" in version "v1"]`,
      ],
    });
  });

  test('only the API server looks into their metadata', () => {
    expect(listed({ ...item, metadata: { name: 'a', labels: { on: true } } }).stderr).toEqual([
      'Error from server (BadRequest): error when creating "a.yaml": ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal bool into Go struct field ObjectMeta.metadata.labels of type string',
    ]);
  });
});

describe('a document that is none', () => {
  const text = `${configMap('a', 'one')}---\nkey: [\n---\n${configMap('c', 'three')}`;

  test('stops kubectl, and yet every other document counts', () => {
    const { cluster, kubectl } = applyText(text);
    expect(kubectl.exit).toBe(1);
    expect(kubectl.stdout).toEqual(['configmap/a created']);
    expect(kubectl.stderr[0]).toMatch(/^error: error parsing a\.yaml: error converting YAML to JSON: yaml: /);
    expect(kubectl.each?.map(({ document, stdout }) => [document, stdout])).toEqual([
      [0, ['configmap/a unchanged']],
      [1, []],
      [2, ['configmap/c created']],
    ]);
    expect(found(cluster, 'c')).toBeDefined();
  });

  test('nor may a kind be missing', () => {
    expect(applyText('apiVersion: v1\nmetadata: {name: a}\n').kubectl.stderr).toEqual([
      'error: error validating "a.yaml": error validating data: kind not set; if you choose to ignore these errors, turn validation off with --validate=false',
    ]);
  });
});

test('an edit elsewhere leaves an object what it was, down to its identity', () => {
  const text = (edited: string) => [configMap('a', 'one'), configMap('b', edited), configMap('c', 'three')].join('---\n');
  const [before, after] = [applyText(text('two')).cluster, applyText(text('2nd')).cluster];
  expect(found(after, 'a')).toBe(found(before, 'a'));
  expect(found(after, 'c')).toBe(found(before, 'c'));
  expect(found(after, 'b')).toMatchObject({ data: { key: '2nd' } });
});

test('resources pasted from a cluster apply once, and conflict when they are changed', () => {
  const pasted = (data: string) =>
    configMap('a', data, '  resourceVersion: "77"\n  uid: 1-2-3\n  creationTimestamp: "2020-01-01T00:00:00Z"\n  managedFields: []\n');
  const first = applyText(pasted('one'));
  expect(first.kubectl.taken).toEqual(['configmap/a']);
  expect(found(first.cluster, 'a')?.metadata).not.toHaveProperty('managedFields');
  expect(applyText(pasted('two'), first.cluster).kubectl.stderr.at(-1)).toBe(
    'for: "a.yaml": error when patching "a.yaml": Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply your changes to the latest version and try again',
  );
});

test('the same input gives the same output, whatever it is', () => {
  const line = fc.constantFrom(
    'apiVersion: v1',
    'kind: Service',
    'kind: ConfigMap',
    'metadata: {name: a}',
    'metadata: 1',
    'metadata: {name: [1]}',
    'spec: {ports: 1}',
    'spec: null',
    'items: [1, {}]',
    'data: {a: b}',
    '---',
    'apiVersion: apps/v1',
    'kind: Deployment',
    'spec: {template: {spec: {containers: [null]}}}',
    '- x',
    '"',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      const text = lines.join('\n');
      const once = applyText(text);
      expect(JSON.stringify(applyText(text))).toBe(JSON.stringify(once));
      expect(JSON.stringify(applyText(text, once.cluster))).toBe(JSON.stringify(applyText(text, once.cluster)));
    }),
    { numRuns: 300 },
  );
});

test.each(['', '# nothing yet\n---\n', 'null\n', 'apiVersion: v1\nkind: List\nitems: []\n'])(
  'a command without objects says so: %j',
  (text) => {
    expect(applyText(text).kubectl).toMatchObject({ exit: 1, stdout: [], stderr: ['error: no objects passed to apply'] });
  },
);

test('a file without objects beside one that has some is passed over', () => {
  const files = [
    { name: 'empty.yaml', text: '# nothing yet\n' },
    { name: 'a.yaml', text: configMap('a', 'one') },
  ];
  expect(apply(empty, readFiles(files)).kubectl).toMatchObject({ exit: 0, stdout: ['configmap/a created'], stderr: [] });
});

test.each([
  ['{}', 'null'],
  ['{labels: {}}', '{}'],
  ['{labels: null}', 'null'],
])('an empty map is told from an absent one where it is refused: metadata %s', (metadata, value) => {
  const { kubectl } = applyText(
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {app: web}}\n` +
      `  template:\n    metadata: ${metadata}\n    spec: {containers: [{name: web, image: web}]}\n`,
  );
  expect(kubectl.stderr).toEqual([
    `The Deployment "web" is invalid: spec.template.metadata.labels: Invalid value: ${value}: \`selector\` does not match template \`labels\``,
  ]);
});

test('what only the running cluster knows is left out of it, and said once', () => {
  const custom = (kind: string, more = '') => `---\napiVersion: mesh.example/v1\nkind: ${kind}\nmetadata: { name: a${more} }\n`;
  const observed = ['Way', 'Way', 'Gate'].map((kind) => custom(kind, ', uid: u1')).join('');
  const { kubectl, diagnostics } = applyText(observed);
  expect(kubectl).toMatchObject({ exit: 0, stderr: [] });
  expect(diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
    ['info', '3 objects of kinds that are not modelled are left out: Way (mesh.example/v1), Gate (mesh.example/v1).'],
  ]);
  expect(applyText(custom('Way')).kubectl.exit).toBe(1);
});

test.each([
  ['{}', 'null'],
  ['{rules: []}', '[]'],
])('an Ingress that says nothing is told which rules it has: spec %s', (spec, value) => {
  const { kubectl } = applyText(`{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i}, spec: ${spec}}\n`);
  expect(kubectl.stderr[0]).toContain(`spec: Invalid value: ${value}: either`);
});
