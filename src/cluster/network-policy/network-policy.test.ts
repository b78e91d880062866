import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { KubeObject } from '../object.ts';
import { defaultSettings } from '../settings.ts';
import { allows, type PolicyQuestion } from './index.ts';

const world = `
- { kind: Namespace, metadata: { name: bank, labels: { env: prod } } }
- { kind: Namespace, metadata: { name: tools, labels: { env: ops } } }
- kind: Pod
  metadata: { name: vault, namespace: bank, labels: { app: vault } }
  spec: { nodeName: node-a, containers: [ { name: c, ports: [ { name: api, containerPort: 8200, protocol: TCP } ] } ] }
  status: { podIP: 10.244.1.2, podIPs: [ { ip: 10.244.1.2 } ] }
- { kind: Pod, metadata: { name: teller, namespace: bank, labels: { app: teller } }, spec: { containers: [] }, status: {} }
- { kind: Pod, metadata: { name: scraper, namespace: tools, labels: { app: scraper } }, spec: { containers: [] }, status: {} }
- { kind: Pod, metadata: { name: other, namespace: tools, labels: { app: other } }, spec: { containers: [] }, status: {} }
- { kind: Node, metadata: { name: node-a }, status: { addresses: [ { type: InternalIP, address: 172.18.0.3 } ] } }
`;

function ask(policy: string, question: Partial<PolicyQuestion>) {
  const metadata = { name: 'p', namespace: 'bank' };
  const objects = [...(parse(world) as KubeObject[]), { kind: 'NetworkPolicy', metadata, spec: parse(policy) } as unknown as KubeObject];
  const cluster = { settings: defaultSettings, objects, sources: {} };
  return allows(cluster, { from: 'bank/teller', to: 'bank/vault', port: 8200, protocol: 'TCP', ...question });
}

describe('a NetworkPolicy', () => {
  it('wants both selectors of one peer, either of two', () => {
    const both =
      'podSelector: {}\ningress: [ { from: [ { namespaceSelector: { matchLabels: { env: ops } }, podSelector: { matchLabels: { app: scraper } } } ] } ]';
    expect(ask(both, { from: 'tools/scraper' }).ingress.allowed).toBe(true);
    expect(ask(both, { from: 'tools/other' }).ingress.allowed).toBe(false);
    const either =
      'podSelector: {}\ningress: [ { from: [ { namespaceSelector: { matchLabels: { env: ops } } }, { podSelector: { matchLabels: { app: teller } } } ] } ]';
    expect(ask(either, { from: 'tools/other' }).ingress.allowed).toBe(true);
    expect(ask(either, { from: 'bank/teller' }).ingress.allowed).toBe(true);
  });

  it('is about incoming traffic, and about outgoing traffic only where it says so', () => {
    const closed = ask('podSelector: {}', {});
    expect(closed.ingress.allowed).toBe(false);
    expect(closed.ingress.reason).toBe('NetworkPolicy p selects bank/vault and allows no incoming traffic at all.');
    expect(closed.egress.allowed).toBe(true);
    expect(ask('{ podSelector: {}, egress: [ { ports: [ { port: 53 } ] } ] }', {}).egress.allowed).toBe(false);
  });

  it('knows named ports of the Pod that is dialled, and ranges', () => {
    const named = '{ podSelector: {}, ingress: [ { ports: [ { port: api } ] } ] }';
    expect(ask(named, {}).ingress.by?.rule).toBe('spec.ingress[0]');
    expect(ask(named, { port: 443 }).ingress.allowed).toBe(false);
    const range = '{ podSelector: {}, ingress: [ { ports: [ { port: 8000, endPort: 8200 } ] } ] }';
    expect(ask(range, { port: 8200 }).ingress.allowed).toBe(true);
    expect(ask(range, { port: 8201 }).ingress.allowed).toBe(false);
    expect(ask(range, { protocol: 'UDP' }).ingress.allowed).toBe(false);
  });

  it('takes addresses of a block but not of its holes', () => {
    const block = '{ podSelector: {}, ingress: [ { from: [ { ipBlock: { cidr: 203.0.113.0/24, except: [ 203.0.113.128/25 ] } } ] } ] }';
    expect(ask(block, { from: '203.0.113.50' }).ingress.allowed).toBe(true);
    expect(ask(block, { from: '203.0.113.200' }).ingress.allowed).toBe(false);
  });

  it('never comes between a Pod and itself or its node', () => {
    expect(ask('podSelector: {}', { from: 'bank/vault' }).ingress.allowed).toBe(true);
    expect(ask('podSelector: {}', { from: '172.18.0.3' }).ingress.allowed).toBe(true);
    expect(ask('podSelector: {}', { from: '172.18.0.4' }).ingress.allowed).toBe(false);
  });
});
