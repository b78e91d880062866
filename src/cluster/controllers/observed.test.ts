import { expect, it } from 'vitest';
import { newCluster } from '../bootstrap.ts';
import type { Cluster } from '../cluster.ts';
import { apply } from '../kubectl/apply.ts';
import { type KubeObject, keyOf } from '../object.ts';
import { defaultSettings } from '../settings.ts';
import type { EndpointSlice, Pod } from '../types.ts';
import { readFiles } from '../yaml/index.ts';
import { deployment, podStates, service, statefulSet } from './fixture.ts';
import { settle } from './index.ts';

const fresh = settle(newCluster(defaultSettings));
const system = new Set(fresh.objects.map(keyOf));
const own = (cluster: Cluster) => cluster.objects.filter((object) => !system.has(keyOf(object)));

function applied(cluster: Cluster, items: readonly KubeObject[]): Cluster {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  return settle(apply(cluster, readFiles([{ name: 'list.json', text }])).cluster);
}

/** What an observer would see of it. */
function seen(object: KubeObject): unknown {
  if (object.kind === 'Pod') {
    const { metadata, spec, status } = object as Pod;
    return [metadata.deletionTimestamp, spec.nodeName, status.phase, status.podIP, status.conditions?.map(({ status: value }) => value)];
  }
  if (object.kind === 'EndpointSlice') {
    const { endpoints, ports } = object as EndpointSlice;
    return [ports, endpoints?.map(({ addresses, conditions, hostname }) => [addresses, conditions, hostname])];
  }
  return undefined;
}

it('is the same cluster when its dump is pasted, states and all', () => {
  const states = podStates({ notReady: ['default/db-1'], terminating: ['default/web/1'], failed: ['default/api/1'] });
  const workloads = [deployment('web', 3), deployment('api', 2), statefulSet('db', 3)];
  const services = ['web', 'api', 'db', 'nobody'].map((name) => ({
    ...service(name, name),
    spec: { selector: { app: name }, ports: [{ port: 80 }] },
  }));
  const images = JSON.parse(JSON.stringify([...workloads, ...services]).replaceAll('"name":"main"', '"name":"main","image":"web:1"'));
  const original = applied(settle(newCluster({ ...defaultSettings, ...states })), images);
  const pasted = applied(fresh, own(original));
  const view = (cluster: Cluster) => Object.fromEntries(own(cluster).map((object) => [keyOf(object), seen(object)]));
  expect(Object.keys(view(original)).filter((key) => key.startsWith('Pod '))).toHaveLength(9);
  expect(view(pasted)).toEqual(view(original));
});
