import type { Cluster } from '../../cluster/cluster.ts';
import type { KubeObject } from '../../cluster/object.ts';
import { defaultSettings } from '../../cluster/settings.ts';

/*
 * The world of these tests, all of it in namespace shop:
 *
 *   client ── web.shop ──▶ web (10.96.0.10) ──▶ rules ──┬─▶ web-0 on node-a
 *      ├──── db.shop ····························┐       └─▶ web-1 on node-b
 *      │                 db (headless)           ├─▶ db-0 on node-a
 *      │                                         └╳ db-1 on node-c, not ready
 *      └──── typo.shop ──▶ typo (10.96.0.12), selects nobody
 *   outside ── front (shop.example/) ┄┄ looks up web, dials web-0 and web-1
 */
export const world: Cluster = clusterOf([
  node('node-a'),
  node('node-b'),
  node('node-c'),
  pod('web-0', 'node-a', '10.244.1.2', { app: 'web' }),
  pod('web-1', 'node-b', '10.244.2.2', { app: 'web' }),
  pod('db-0', 'node-a', '10.244.1.3', { app: 'db' }),
  pod('db-1', 'node-c', '10.244.3.2', { app: 'db' }, false),
  service('web', '10.96.0.10', { app: 'web' }),
  service('db', 'None', { app: 'db' }),
  service('typo', '10.96.0.12', { app: 'wbe' }),
  slice('web', [
    ['web-0', '10.244.1.2', 'node-a', true],
    ['web-1', '10.244.2.2', 'node-b', true],
  ]),
  slice('db', [
    ['db-0', '10.244.1.3', 'node-a', true],
    ['db-1', '10.244.3.2', 'node-c', false],
  ]),
  {
    ...base('networking.k8s.io/v1', 'Ingress', 'front'),
    spec: { rules: [{ host: 'shop.example', http: { paths: [{ path: '/', pathType: 'Prefix', backend: backend('web', 80) }] } }] },
  } as KubeObject,
]);

export function clusterOf(objects: readonly KubeObject[]): Cluster {
  return { settings: defaultSettings, objects, sources: {} };
}

/** A Service with as many ready Pods as asked for, all of one Deployment's ReplicaSet. */
export function crowd(name: string, count: number): readonly KubeObject[] {
  const names = Array.from({ length: count }, (_, i) => `${name}-${String(i).padStart(3, '0')}`);
  const place = (i: number) => ['node-a', 'node-b', 'node-c'][i % 3] ?? 'node-a';
  const address = (i: number) => `10.244.${(i % 3) + 1}.${Math.floor(i / 3) + 10}`;
  return [
    service(name, '10.96.7.7', { app: name }),
    ...names.map((each, i) => {
      const made = pod(each, place(i), address(i), { app: name });
      const owner = { apiVersion: 'apps/v1', kind: 'StatefulSet', name, uid: name, controller: true };
      return { ...made, metadata: { ...made.metadata, ownerReferences: [owner] } };
    }),
    slice(
      name,
      names.map((each, i) => [each, address(i), place(i), true]),
    ),
  ];
}

function base(apiVersion: string, kind: string, name: string) {
  return { apiVersion, kind, metadata: { name, namespace: 'shop' } };
}

function node(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name }, spec: {}, status: {} } as KubeObject;
}

export function pod(name: string, nodeName: string, podIP: string, labels: Record<string, string>, ready = true): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', labels },
    spec: { nodeName, containers: [{ name: 'c', ports: [{ containerPort: 8080, protocol: 'TCP' }] }] },
    status: { phase: 'Running', podIP, conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
  } as KubeObject;
}

export function service(name: string, clusterIP: string, selector: Record<string, string>): KubeObject {
  return {
    ...base('v1', 'Service', name),
    spec: { type: 'ClusterIP', clusterIP, clusterIPs: [clusterIP], selector, ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }] },
  } as KubeObject;
}

type Member = readonly [name: string, address: string, node: string, ready: boolean];

export function slice(service: string, members: readonly Member[]): KubeObject {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${service}-x`, namespace: 'shop', labels: { 'kubernetes.io/service-name': service } },
    addressType: 'IPv4',
    endpoints: members.map(([name, address, nodeName, ready]) => ({
      addresses: [address],
      conditions: { ready, serving: ready, terminating: false },
      nodeName,
      targetRef: { kind: 'Pod', namespace: 'shop', name },
    })),
    ports: [{ name: '', port: 8080, protocol: 'TCP' }],
  } as KubeObject;
}

/** Service orders, with two addresses outside the cluster that somebody wrote by hand. */
export const databaseOutside: readonly KubeObject[] = [
  service('orders', '10.96.0.13', {}),
  {
    ...slice('orders', []),
    endpoints: ['192.0.2.7', '192.0.2.8'].map((address) => ({ addresses: [address], conditions: { ready: true } })),
  } as KubeObject,
];

function backend(name: string, number: number) {
  return { service: { name, port: { number } } };
}
