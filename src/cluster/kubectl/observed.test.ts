import { describe, expect, it } from 'vitest';
import { newCluster } from '../bootstrap.ts';
import { type Cluster, findObject, listOf } from '../cluster.ts';
import { settle } from '../controllers/index.ts';
import { defaultSettings } from '../settings.ts';
import type { EndpointSlice, Pod, Service } from '../types.ts';
import { readFiles } from '../yaml/index.ts';
import { apply } from './apply.ts';

const given = (name: string, uid: string, namespace = 'shop') => ({
  name,
  namespace,
  uid,
  resourceVersion: '4711',
  creationTimestamp: '2025-03-04T05:06:07Z',
  managedFields: [{ manager: 'kubelet' }],
});
const labels = { app: 'web' };
const controlled = (kind: string, name: string, uid: string) => [{ apiVersion: 'apps/v1', kind, name, uid, controller: true }];
const template = { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'web:1' }] } };

const pod = (name: string, nodeName: string, podIP: string, ready = true) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { ...given(name, `pod-${name}`), labels },
  spec: { nodeName, containers: [{ name: 'main', image: 'web:1' }] },
  status: {
    phase: podIP ? 'Running' : 'Pending',
    hostIP: '192.168.1.7',
    conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    ...(podIP ? { podIP, podIPs: [{ ip: podIP }] } : {}),
  },
});
const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: given('web', 'service-web'),
  spec: {
    type: 'NodePort',
    clusterIP: '10.43.9.9',
    clusterIPs: ['10.43.9.9'],
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
    sessionAffinity: 'None',
    selector: labels,
    ports: [{ port: 80, protocol: 'TCP', targetPort: 8080, nodePort: 31999 }],
  },
  status: { loadBalancer: {} },
};
const slice = (addresses: readonly string[]) => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: {
    ...given('web-x7k2p', 'slice-web'),
    labels: { 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io', 'kubernetes.io/service-name': 'web' },
    ownerReferences: controlled('Service', 'web', 'service-web'),
  },
  addressType: 'IPv4',
  ports: [{ name: '', port: 8080, protocol: 'TCP' }],
  endpoints: addresses.map((address, index) => ({
    addresses: [address],
    conditions: { ready: true, serving: true, terminating: false },
    zone: 'eu-1a',
    targetRef: { kind: 'Pod', namespace: 'shop', name: `web-${index}` },
  })),
});

function pasted(items: readonly object[], before: Cluster = settle(newCluster(defaultSettings))) {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items, metadata: { resourceVersion: '' } });
  const { cluster, kubectl } = apply(before, readFiles([{ name: 'dump.json', text }]));
  return { cluster: settle(cluster), kubectl };
}

const namesOf = (cluster: Cluster, kind: 'Pod' | 'Node' | 'EndpointSlice', namespace?: string) =>
  listOf(cluster, kind)
    .filter(({ metadata }) => namespace === undefined || metadata.namespace === namespace)
    .map(({ metadata }) => metadata.name);

describe('what a server gave out', () => {
  it('is taken with addresses that this cluster would not give, in a namespace and on a node that nobody pasted', () => {
    const { cluster, kubectl } = pasted([pod('web-0', 'worker-7', '10.42.3.5'), service]);
    expect(kubectl).toEqual({ exit: 0, stdout: [], stderr: [], taken: ['pod/web-0', 'service/web'] });
    expect(findObject(cluster, 'Pod', 'shop', 'web-0')).toMatchObject({ metadata: { uid: 'pod-web-0' }, status: { podIP: '10.42.3.5' } });
    expect(findObject(cluster, 'Service', 'shop', 'web')?.spec).toMatchObject({ clusterIP: '10.43.9.9', ports: [{ nodePort: 31999 }] });
    expect(findObject(cluster, 'Service', 'shop', 'web')?.metadata).not.toHaveProperty('managedFields');
    expect(namesOf(cluster, 'Node')).toEqual(['worker-7']);
    expect(listOf(cluster, 'Node')[0]?.status.addresses).toContainEqual({ type: 'InternalIP', address: '192.168.1.7' });
  });

  it('takes the place of what stands in every cluster, and of what that had made', () => {
    const dns = { 'k8s-app': 'kube-dns' };
    const spec = { selector: { matchLabels: dns }, template: { ...template, metadata: { labels: dns } } };
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: given('coredns', 'd', 'kube-system'),
      spec: { replicas: 1, ...spec },
    };
    const { cluster, kubectl } = pasted([deployment]);
    expect(kubectl.stderr).toEqual([]);
    expect(namesOf(cluster, 'Pod', 'kube-system')).toHaveLength(1);
  });

  it('is not doubled by controllers: a DaemonSet stays on the nodes where it was seen', () => {
    const owner = controlled('DaemonSet', 'agent', 'set');
    const agents = ['worker-1', 'worker-2'].map((node, index) => {
      const one = pod(`agent-${index}`, node, `10.42.${index}.2`);
      return { ...one, metadata: { ...one.metadata, ownerReferences: owner } };
    });
    const set = {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: given('agent', 'set'),
      spec: { selector: { matchLabels: labels }, template },
    };
    expect(namesOf(pasted([...agents, set]).cluster, 'Pod', 'shop')).toEqual(['agent-0', 'agent-1']);
  });

  it('leaves a Pod that waits for its image without an address', () => {
    const { cluster } = pasted([pod('web-0', 'worker-7', '', false)]);
    expect(findObject(cluster, 'Pod', 'shop', 'web-0')?.status).toMatchObject({ phase: 'Pending' });
    expect(findObject(cluster, 'Pod', 'shop', 'web-0')?.status).not.toHaveProperty('podIP');
  });

  it('shows a second address family', () => {
    const dual = { ...service, spec: { ...service.spec, clusterIPs: ['10.43.9.9', 'fd00::9'], ipFamilies: ['IPv4', 'IPv6'] } };
    const { cluster, kubectl } = pasted([{ ...dual, spec: { ...dual.spec, ipFamilyPolicy: 'RequireDualStack' } }]);
    expect(kubectl.stderr).toEqual([]);
    expect(cluster.settings.ipFamily).toBe('dual4');
  });

  it('tells the nodes, zones and families of its cluster', () => {
    const node = (name: string, zone: string) => ({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { ...given(name, `node-${name}`), namespace: undefined, labels: zone ? { 'topology.kubernetes.io/zone': zone } : {} },
      spec: {},
      status: {},
    });
    expect(pasted([node('worker-7', ''), node('worker-8', 'eu-1a')]).cluster.settings.nodes).toEqual([
      { name: 'worker-7', zone: '' },
      { name: 'worker-8', zone: 'eu-1a' },
    ]);
    expect(pasted([pod('web-0', 'worker-7', '10.42.3.5')]).cluster.settings.nodes).toEqual([{ name: 'worker-7', zone: '' }]);
    expect(pasted([service]).cluster.settings).toEqual(defaultSettings);
  });

  it('is started anew where its state was cut off', () => {
    const { status: _status, ...rest } = pod('web-0', 'node-a', '10.42.3.5');
    const { status } = findObject(pasted([rest]).cluster, 'Pod', 'shop', 'web-0') as Pod;
    expect(status).toMatchObject({ phase: 'Running', podIP: expect.stringMatching(/^10\.244\./) });
  });

  it('may be made headless by its one line', () => {
    const { clusterIP: _ip, clusterIPs: _ips, ...rest } = service.spec;
    const headless = { ...service, spec: { ...rest, type: 'ClusterIP', clusterIP: 'None', ports: [{ port: 80 }] } };
    const { cluster, kubectl } = pasted([headless]);
    expect(kubectl.stderr).toEqual([]);
    expect(findObject(cluster, 'Service', 'shop', 'web')?.spec).toMatchObject({ clusterIP: 'None', clusterIPs: ['None'] });
  });

  it('is still held against the rules of the API', () => {
    const broken = { ...service, spec: { ...service.spec, ports: [{ port: 99999, protocol: 'TCP', targetPort: 8080 }] } };
    const { kubectl } = pasted([broken]);
    expect(kubectl.exit).toBe(1);
    expect(kubectl.stderr[0]).toContain('spec.ports[0].port: Invalid value: 99999');
  });
});

describe('what was not pasted with it', () => {
  const dnsAddress = (cluster: Cluster) => findObject(cluster, 'Service', 'kube-system', 'kube-dns')?.spec.clusterIP;
  const at = (clusterIP: string, name = 'web', namespace = 'shop') => ({
    ...service,
    metadata: given(name, `service-${name}`, namespace),
    spec: { ...service.spec, clusterIP, clusterIPs: [clusterIP] },
  });

  it('is a DNS Service at the tenth address, where that is known', () => {
    expect(dnsAddress(pasted([pod('web-0', 'worker-7', '10.42.3.5')]).cluster)).toBe('10.96.0.10');
    expect(dnsAddress(pasted([at('10.103.4.5')]).cluster)).toBe('10.96.0.10');
    expect(dnsAddress(pasted([at('172.20.3.4')]).cluster)).toBeUndefined();
    expect(dnsAddress(pasted([at('172.20.3.4'), at('172.20.0.1', 'kubernetes', 'default')]).cluster)).toBe('172.20.0.10');
    expect(dnsAddress(pasted([at('172.20.3.4'), at('172.20.0.2', 'kube-dns', 'kube-system')]).cluster)).toBe('172.20.0.2');
  });

  it('stands in for no Pod that was', () => {
    const dns = (name: string) => {
      const one = pod(name, 'worker-7', '10.42.3.9');
      const owner = controlled('ReplicaSet', 'coredns-abc', 'set');
      return {
        ...one,
        metadata: {
          ...given(name, name, 'kube-system'),
          labels: { 'k8s-app': 'kube-dns', 'pod-template-hash': 'abc' },
          ownerReferences: owner,
        },
      };
    };
    expect(namesOf(pasted([dns('coredns-abc-1')]).cluster, 'Pod', 'kube-system')).toEqual(['coredns-abc-1']);
  });
});

describe('a slice that a server gave out', () => {
  const web0 = pod('web-0', 'worker-7', '10.42.3.5');

  it('stays, zones included, where the Pods say the same', () => {
    const { cluster } = pasted([web0, service, slice(['10.42.3.5'])]);
    expect(namesOf(cluster, 'EndpointSlice', 'shop')).toEqual(['web-x7k2p']);
    expect(slicesOfShop(cluster)[0]?.endpoints?.[0]?.zone).toBe('eu-1a');
  });

  it('tells the zone of a node that was not pasted', () => {
    const told = slice(['10.42.3.5']);
    const { cluster } = pasted([web0, service, { ...told, endpoints: told.endpoints.map((one) => ({ ...one, nodeName: 'worker-7' })) }]);
    expect(findObject(cluster, 'Node', undefined, 'worker-7')?.metadata.labels).toMatchObject({ 'topology.kubernetes.io/zone': 'eu-1a' });
  });

  it('tells of nodes that were not pasted', () => {
    const told = slice(['10.42.3.5', '10.42.4.6']);
    const endpoints = told.endpoints.map((one, index) => ({ ...one, nodeName: `worker-${index}` }));
    const { cluster } = pasted([service, { ...told, endpoints }]);
    expect(cluster.settings.nodes).toEqual([
      { name: 'worker-0', zone: 'eu-1a' },
      { name: 'worker-1', zone: 'eu-1a' },
    ]);
  });

  it('stays where the Pods that it names were not pasted', () => {
    const { cluster } = pasted([service, slice(['10.42.3.5', '10.42.3.6'])]);
    expect(slicesOfShop(cluster).flatMap(({ endpoints }) => endpoints?.flatMap(({ addresses }) => addresses))).toEqual([
      '10.42.3.5',
      '10.42.3.6',
    ]);
  });

  it('follows the selector once that is mended', () => {
    const empty = { ...slice([]), endpoints: null, ports: null };
    const typo = { ...service, spec: { ...service.spec, selector: { app: 'wbe' } } } as unknown as Service;
    expect(addressesOf(pasted([web0, typo, empty]).cluster)).toEqual([]);
    expect(addressesOf(pasted([web0, service, empty]).cluster)).toEqual(['10.42.3.5']);
  });
});

const slicesOfShop = (cluster: Cluster): EndpointSlice[] =>
  listOf(cluster, 'EndpointSlice').filter(({ metadata }) => metadata.namespace === 'shop');
const addressesOf = (cluster: Cluster) =>
  slicesOfShop(cluster).flatMap(({ endpoints }) => endpoints?.flatMap(({ addresses }) => addresses) ?? []);

it('a later look at the same object replaces the earlier one', () => {
  const first = pasted([pod('web-0', 'worker-7', '10.42.3.5')]);
  const later = pod('web-0', 'worker-7', '10.42.3.5', false);
  const second = pasted([{ ...later, metadata: { ...later.metadata, resourceVersion: '4800' } }], first.cluster);
  expect(second.kubectl).toMatchObject({ stdout: [], taken: ['pod/web-0'] });
  const { conditions } = (findObject(second.cluster, 'Pod', 'shop', 'web-0') as Pod).status;
  expect(conditions).toContainEqual(expect.objectContaining({ type: 'Ready', status: 'False' }));
});

it('the same look twice changes nothing', () => {
  const items = [pod('web-0', 'worker-7', '10.42.3.5'), service];
  expect(pasted([...items, ...items]).cluster.objects).toEqual(pasted(items).cluster.objects);
  expect(pasted(items, pasted(items).cluster).kubectl.stderr).toEqual([]);
});
