import { expect, it } from 'vitest';
import { newCluster } from './bootstrap.ts';
import { findObject, listOf } from './cluster.ts';
import { settle } from './controllers/index.ts';
import { defaultSettings } from './settings.ts';

it('has nodes, namespaces and the two Services that every cluster has', () => {
  const cluster = newCluster(defaultSettings);
  expect(cluster.objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'Node node-a',
    'Node node-b',
    'Node node-c',
    'Namespace default',
    'Namespace kube-node-lease',
    'Namespace kube-public',
    'Namespace kube-system',
    'Service kubernetes',
    'Service kube-dns',
    'Endpoints kubernetes',
    'EndpointSlice kubernetes',
    'Deployment coredns',
  ]);
});

it('puts the primary family first', () => {
  const cluster = newCluster({ ...defaultSettings, ipFamily: 'dual6' });
  expect(listOf(cluster, 'Node')[1]).toMatchObject({
    spec: { podCIDR: 'fd00:10:244:2::/64', podCIDRs: ['fd00:10:244:2::/64', '10.244.2.0/24'] },
    status: { addresses: [{ address: 'fc00:f853:ccd:e793::4' }, { address: '172.18.0.4' }, { address: 'node-b' }] },
  });
  expect(findObject(cluster, 'Service', 'kube-system', 'kube-dns')?.spec.clusterIPs).toEqual(['fd00:10:96::a']);
});

it('runs CoreDNS on two nodes, under the hash that a real cluster gives it', () => {
  const cluster = settle(newCluster(defaultSettings));
  expect(listOf(cluster, 'ReplicaSet').map(({ metadata }) => metadata.name)).toEqual(['coredns-7c9977696b']);
  const pods = listOf(cluster, 'Pod');
  expect(new Set(pods.map(({ spec }) => spec.nodeName)).size).toBe(2);
});
