import { describe, expect, it } from 'vitest';
import type { Service } from '../../types.ts';
import { readFiles } from '../../yaml/index.ts';
import { headlessVariants } from './headless-variant.ts';

function flipped(text: string): string | undefined {
  const files = [{ name: 'a.yaml', text }];
  const [document] = readFiles(files).documents;
  const service = document?.value as unknown as Service;
  const [variant] = headlessVariants(service, { files, locate: (path) => document?.locate(path) });
  return variant?.edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((whole, { start, end, text: put }) => whole.slice(0, start) + put + whole.slice(end), text);
}

const head = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n';

describe('a Service made headless', () => {
  it.each([
    ['block', `${head}spec:\n  selector: { app: web }\n`, `${head}spec:\n  clusterIP: None\n  selector: { app: web }\n`],
    ['after a comment', `${head}spec: # ours\n\n    ports: []\n`, `${head}spec: # ours\n\n    clusterIP: None\n    ports: []\n`],
    ['flow', `${head}spec: { selector: { app: web } }\n`, `${head}spec: { clusterIP: None, selector: { app: web } }\n`],
    ['an address', `${head}spec:\n  clusterIP: 10.96.0.9 # fixed\n  ports: []\n`, `${head}spec:\n  clusterIP: None # fixed\n  ports: []\n`],
    [
      'a list of addresses',
      `${head}spec:\n  clusterIP: 10.96.0.9\n  clusterIPs:\n  - 10.96.0.9\n  ports: []\n`,
      `${head}spec:\n  clusterIP: None\n  ports: []\n`,
    ],
    ['CRLF', `${head}spec:\r\n  ports: []\r\n`, `${head}spec:\r\n  clusterIP: None\r\n  ports: []\r\n`],
    [
      'JSON',
      '{"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"ports":[]}}',
      '{"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"clusterIP": "None", "ports":[]}}',
    ],
    [
      'JSON over lines',
      '{\n  "metadata": {"name": "web"},\n  "spec": {\n    "ports": []\n  }\n}',
      '{\n  "metadata": {"name": "web"},\n  "spec": {\n    "clusterIP": "None",\n    "ports": []\n  }\n}',
    ],
  ])('%s', (_, before, after) => expect(flipped(before)).toBe(after));
});

describe('a headless Service given a cluster IP', () => {
  it.each([
    ['block', `${head}spec:\n  clusterIP: None\n  selector: { app: web }\n`, `${head}spec:\n  selector: { app: web }\n`],
    ['last line', `${head}spec:\n  ports: []\n  clusterIP: None`, `${head}spec:\n  ports: []\n`],
    ['flow', `${head}spec: { clusterIP: None, ports: [] }\n`, `${head}spec: { ports: [] }\n`],
    ['flow, last', `${head}spec: { ports: [], clusterIP: None }\n`, `${head}spec: { ports: [] }\n`],
    ['the only field', `${head}spec:\n  clusterIP: None\n`, `${head}spec:\n  clusterIP: ""\n`],
    ['JSON', '{"metadata":{"name":"web"},"spec":{"ports":[],"clusterIP":"None"}}', '{"metadata":{"name":"web"},"spec":{"ports":[]}}'],
  ])('%s', (_, before, after) => expect(flipped(before)).toBe(after));
});

it.each(['NodePort', 'LoadBalancer', 'ExternalName'])('a %s Service cannot be headless', (type) => {
  expect(flipped(`${head}spec:\n  type: ${type}\n  ports: []\n`)).toBeUndefined();
});
