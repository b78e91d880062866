import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../cluster/cluster.ts';
import { defaultSettings } from '../../cluster/settings.ts';
import { build } from '../fixture.ts';
import { vantages } from '../request/offers/vantages.ts';
import { dnsTable } from './dns-table.ts';
import { endpointTables } from './endpoint-table.ts';
import { podChoices } from './pod-choices.ts';
import { rulesOf, servicesOf } from './rules-table.ts';

const text = `
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { clusterIP: None, selector: { app: db }, ports: [ { port: 5432 } ] }
---
apiVersion: v1
kind: Service
metadata: { name: db-vip }
spec: { selector: { app: db }, ports: [ { port: 5432 } ] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  replicas: 2
  selector: { matchLabels: { app: db } }
  template: { metadata: { labels: { app: db } }, spec: { containers: [ { name: db, image: postgres } ] } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [ { name: web, image: nginx } ] } }
`;

function clusterOf(settings = defaultSettings): Cluster {
  return build(text, settings).cluster;
}

describe('names', () => {
  const { names, pods } = dnsTable(clusterOf());

  it('are those of the user, with their answers', () => {
    const service = names.find(({ name, type }) => name === 'db.default.svc.cluster.local.' && type === 'A');
    expect(service?.answers).toHaveLength(2);
    expect(names.filter(({ of }) => of.namespace === 'kube-system')).toEqual([]);
  });

  it('say of every Pod what it is called, or why it is not', () => {
    expect(pods.find(({ pod }) => pod.name === 'db-0')?.name).toBe('db-0.db.default.svc.cluster.local.');
    const web = pods.find(({ pod }) => pod.name.startsWith('web-'));
    expect(web?.name).toBeUndefined();
    expect(web?.reason).toMatch(/\w/);
  });
});

it('endpoints show state, place and Pod, slice by slice', () => {
  const settings = { ...defaultSettings, pods: { ...defaultSettings.pods, notReady: ['default/db-1'] } };
  const table = endpointTables(clusterOf(settings)).find(({ service }) => service === 'db-vip');
  expect(table?.writer).toBe('from the selector');
  expect(table?.ports).toEqual(['5432/TCP']);
  expect(table?.endpoints.map(({ target, ready, node }) => [target?.name, ready, node !== '']).sort()).toEqual([
    ['db-0', true, true],
    ['db-1', false, true],
  ]);
});

describe('rules', () => {
  const cluster = clusterOf();

  it.each(['iptables', 'nftables'] as const)('of one Service are some of those of the node: %s', (mode) => {
    const all = rulesOf(cluster, 'node-a', mode);
    const some = rulesOf(cluster, 'node-a', mode, 'default/db-vip');
    expect(some).toContain('default/db-vip');
    expect(some).not.toContain('kube-dns');
    expect(some.length).toBeLessThan(all.length);
    for (const line of some.split('\n')) expect(all).toContain(line);
  });

  it('are none for a headless Service, whose name another one begins with', () => {
    expect(servicesOf(cluster)).toContain('default/db');
    expect(rulesOf(cluster, 'node-a', 'iptables', 'default/db').trim()).toBe('');
  });
});

it('Pods are named as the settings name them', () => {
  expect(podChoices(clusterOf())).toEqual(['default/db-0', 'default/db-1', 'default/web/1', 'default/web/*']);
});

it('a question can be asked from every Pod, a new Pod, every node and outside', () => {
  const values = vantages(clusterOf()).flatMap(({ options }) => options.map(({ value }) => value));
  expect(values).toEqual(expect.arrayContaining(['pod:default/db-0', 'namespace:default', 'node:node-c', 'outside']));
  expect(values.some((value) => value.includes('kube-system'))).toBe(false);
});
