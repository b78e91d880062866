import { expect, it } from 'vitest';
import { newCluster } from '../../bootstrap.ts';
import { listOf } from '../../cluster.ts';
import { settle } from '../../controllers/index.ts';
import { answer } from '../../coredns/index.ts';
import { apply } from '../../kubectl/apply.ts';
import { defaultSettings } from '../../settings.ts';
import { readFiles } from '../../yaml/index.ts';
import { presentPod } from './present.ts';

const service = (name: string, spec: string) =>
  `{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {ports: [{port: 80}], ${spec}}}`;
const set = (serviceName: string) =>
  `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec: {serviceName: ${serviceName}, selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: c, image: i}]}}}}`;

it.each([
  ['headless', service('db', 'clusterIP: None, selector: {app: db}'), 'db-0.db'],
  ['with a cluster IP', service('db', 'selector: {app: db}'), 'db-0.db'],
  ['of other Pods', service('db', 'clusterIP: None, selector: {app: other}'), 'no name of its own: db does not select it'],
  ['of another name', service('other', 'clusterIP: None, selector: {app: db}'), 'no name of its own: no Service db'],
])('a Pod of a set whose Service is one %s has the name that DNS has', (_, governing, row) => {
  const files = readFiles([{ name: 'all.yaml', text: [governing, set('db')].join('\n---\n') }]);
  const cluster = settle(apply(settle(newCluster(defaultSettings)), files).cluster);
  const pod = listOf(cluster, 'Pod').find(({ metadata }) => metadata.name === 'db-0');
  expect(pod && presentPod(pod, cluster).rows.map(({ text }) => text)).toContain(row);
  const { rcode } = answer(cluster, { name: 'db-0.db.default.svc.cluster.local.', type: 'A' });
  expect(rcode).toBe(row.startsWith('no ') ? 'NXDOMAIN' : 'NOERROR');
});

it('a Pod that is not ready has no name, unless its Service publishes it', () => {
  const rowsOf = (published: boolean) => {
    const text = [service('db', `clusterIP: None, publishNotReadyAddresses: ${published}, selector: {app: db}`), set('db')].join('\n---\n');
    const settings = { ...defaultSettings, pods: { ...defaultSettings.pods, notReady: ['default/db-0'] } };
    const cluster = settle(apply(settle(newCluster(settings)), readFiles([{ name: 'all.yaml', text }])).cluster);
    return listOf(cluster, 'Pod')
      .filter(({ metadata }) => metadata.name === 'db-0')
      .flatMap((pod) => presentPod(pod, cluster).rows.map((row) => row.text));
  };
  expect(rowsOf(false)).toContain('no name of its own while not ready');
  expect(rowsOf(false)).toContain('not ready: gets no traffic');
  expect(rowsOf(true)).toContain('db-0.db');
  expect(rowsOf(true)).toContain('not ready, published all the same');
});
