import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFiles } from '../index.ts';

function repaired(text: string): string | undefined {
  const { diagnostics } = readFiles([{ name: 'a.yaml', text }]);
  const fix = diagnostics.find(({ code }) => code === 'yaml-flattened')?.fix;
  return fix?.edits.reduce((whole, { start, end, text: part }) => whole.slice(0, start) + part + whole.slice(end), text);
}

const service = `apiVersion: v1
kind: Service
metadata:
  name: my-service
  labels:
    app: MyApp
spec:
  clusterIP: None
  selector:
    app: MyApp
  ports:
    - protocol: TCP
      port: 80
      targetPort: 9376
    - name: admin
      port: 81`;

const workload = `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: web
spec:
  serviceName: "nginx"
  replicas: 2
  selector:
    matchLabels:
      app: nginx
  template:
    metadata:
      labels:
        app: nginx
    spec:
      containers:
        - name: nginx
          image: nginx:1.29
          ports:
            - containerPort: 80
              name: web
          volumeMounts:
            - name: www
              mountPath: /usr/share/nginx/html
        - name: side
          image: busybox
          command: ["sh", "-c", "sleep 1"]
  volumeClaimTemplates:
    - metadata:
        name: www
      spec:
        accessModes: [ "ReadWriteOnce" ]`;

const flat = (text: string) => text.split(/\s*\n\s*/).join(' ');
const unindented = (text: string) => text.replace(/^ +/gm, '');

describe('the names of fields tell where they belong', () => {
  test.each([
    ['a Service on one line', flat(service), service],
    ['a StatefulSet on one line', flat(workload), workload],
    ['a Service without indentation', unindented(service), service],
    ['a StatefulSet without indentation', unindented(workload), workload],
    ['two manifests on one line', `${flat(service)} ${flat(workload)}`, `${service}\n---\n${workload}`],
  ])('%s', (_name, text, whole) => {
    expect(repaired(text)).toBe(whole);
  });

  test('only the document that lost it changes', () => {
    expect(repaired(`a: 1\n---\n${flat(service)}\n---\nb: 2\n`)).toBe(`a: 1\n---\n${service}\n---\nb: 2\n`);
  });
});

test.each([
  ['a manifest in order', service],
  ['an unknown kind', 'apiVersion: v1 kind: Thing metadata: name: a'],
  ['a block of text', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\nname: a\ndata:\nkey: |\n  x'],
  ['plain words', 'some text with apiVersion: and kind: in it'],
])('%s stays as it is', (_name, text) => {
  expect(repaired(text)).toBeUndefined();
});

test('never throws', () => {
  const word = fc.constantFrom(
    'apiVersion:',
    'v1',
    'kind:',
    'Service',
    'metadata:',
    'name:',
    'spec:',
    'ports:',
    '-',
    'port:',
    '80',
    '---',
    '{',
    '#',
    'app:',
    'selector:',
    "'",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const text = `apiVersion: v1 kind: Service ${words.join(' ')}`;
      expect(repaired(text)).toBe(repaired(text));
    }),
    { numRuns: 300 },
  );
});
