import { describe, expect, it } from 'vitest';
import { newCluster } from '../../bootstrap.ts';
import { apply } from '../../kubectl/apply.ts';
import { defaultSettings } from '../../settings.ts';
import type { Service } from '../../types.ts';
import { readFiles } from '../../yaml/index.ts';
import { headlessVariants } from './headless-variant.ts';

const read = (text: string) => readFiles([{ name: 'a.yaml', text }]).documents[0]?.value as unknown as Service;

function flipped(text: string): string | undefined {
  const files = [{ name: 'a.yaml', text }];
  const [document] = readFiles(files).documents;
  const service = read(text);
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
    ['block', `${head}spec:\n  clusterIP: None\n  ports: [{ port: 80 }]\n`, `${head}spec:\n  ports: [{ port: 80 }]\n`],
    ['last line', `${head}spec:\n  ports: [{ port: 80 }]\n  clusterIP: None`, `${head}spec:\n  ports: [{ port: 80 }]\n`],
    ['flow', `${head}spec: { clusterIP: None, ports: [{ port: 80 }] }\n`, `${head}spec: { ports: [{ port: 80 }] }\n`],
    ['flow, last', `${head}spec: { ports: [{ port: 80 }], clusterIP: None }\n`, `${head}spec: { ports: [{ port: 80 }] }\n`],
    [
      'JSON',
      '{"metadata":{"name":"web"},"spec":{"ports":[{"port":80}],"clusterIP":"None"}}',
      '{"metadata":{"name":"web"},"spec":{"ports":[{"port":80}]}}',
    ],
  ])('%s', (_, before, after) => expect(flipped(before)).toBe(after));
});

describe('a Service that is open to the outside made headless loses what opens it', () => {
  it.each([
    [
      'NodePort',
      `${head}spec:\n  type: NodePort\n  externalTrafficPolicy: Local\n  ports:\n  - name: a\n    port: 80\n    nodePort: 30080\n  - nodePort: 30081\n    port: 81\n    name: b\n`,
      `${head}spec:\n  clusterIP: None\n  type: ClusterIP\n  ports:\n  - name: a\n    port: 80\n  - port: 81\n    name: b\n`,
    ],
    [
      'LoadBalancer in braces',
      `${head}spec: { ports: [{ port: 80, nodePort: 30080 }], type: LoadBalancer, loadBalancerClass: a/b, loadBalancerSourceRanges: [10.0.0.0/8] }\n`,
      `${head}spec: { clusterIP: None, ports: [{ port: 80 }], type: ClusterIP,  }\n`,
    ],
    [
      'external addresses stay, with their policy',
      `${head}spec:\n  type: NodePort\n  externalIPs: [203.0.113.9]\n  externalTrafficPolicy: Local\n  ports: [{ port: 80 }]\n`,
      `${head}spec:\n  clusterIP: None\n  type: ClusterIP\n  externalIPs: [203.0.113.9]\n  externalTrafficPolicy: Local\n  ports: [{ port: 80 }]\n`,
    ],
  ])('%s', (_, before, after) => {
    expect(flipped(before)).toBe(after);
    const { diagnostics } = apply(newCluster(defaultSettings), readFiles([{ name: 'a.yaml', text: after }]));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

it.each(['spec:\n  type: ExternalName\n  externalName: a.example\n', 'spec:\n  clusterIP: None\n'])('%j has no other shape', (spec) => {
  expect(flipped(head + spec)).toBeUndefined();
});
