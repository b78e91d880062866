import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../cluster.ts';
import { defaultSettings } from '../../settings.ts';
import type { Pod, Service } from '../../types.ts';
import { humanDuration } from './age.ts';
import { view, viewCommands } from './index.ts';
import { aligned } from './tabwriter.ts';

const service: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop', creationTimestamp: '2026-01-01T00:00:00Z' },
  spec: {
    type: 'NodePort',
    clusterIP: '10.96.1.1',
    clusterIPs: ['10.96.1.1'],
    selector: { tier: 'front', app: 'web' },
    ports: [{ name: 'http', port: 80, targetPort: 'http', nodePort: 30080, protocol: 'TCP' }],
    sessionAffinity: 'None',
  },
};

const pod: Pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-0', namespace: 'shop', creationTimestamp: '2026-01-01T00:00:05Z', deletionTimestamp: '2026-01-01T00:01:00Z' },
  spec: { containers: [{ name: 'web' }] },
  status: { phase: 'Running', containerStatuses: [{ name: 'web', ready: true, state: { running: {} } }] },
};

const cluster = (...objects: Cluster['objects']): Cluster => ({ settings: defaultSettings, objects, sources: {} });

describe('kubectl get', () => {
  it('prints a Service with its node port and, wide, its selector', () => {
    expect(view(cluster(service), 'get -A').split('\n')).toEqual([
      'NAMESPACE   NAME          TYPE       CLUSTER-IP   EXTERNAL-IP   PORT(S)        AGE',
      'shop        service/web   NodePort   10.96.1.1    <none>        80:30080/TCP   0s',
      '',
    ]);
    expect(view(cluster(service), 'get -A -o wide')).toContain('app=web,tier=front');
  });

  it('calls a Pod with a deletion timestamp Terminating, and counts ages from the newest object', () => {
    const text = view(cluster(service, pod), 'get -A');
    expect(text).toMatch(/pod\/web-0 +1\/1 +Terminating +0 +0s/);
    expect(text).toMatch(/service\/web .* 5s/);
  });

  it('lists in the order of storage, where shop-2/ comes before shop/', () => {
    const other = { ...service, metadata: { ...service.metadata, namespace: 'shop-2', name: 'a' } };
    expect(view(cluster(other, service), 'get -A')).toMatch(/service\/a[\s\S]*service\/web/);
  });
});

describe('kubectl describe', () => {
  it('says that a Service without slices has no endpoints', () => {
    expect(view(cluster(service), 'describe services -A')).toMatch(/NodePort: +http {2}30080\/TCP\nEndpoints: +<none>/);
  });
});

it('answers every command it names, and nothing else', () => {
  for (const command of viewCommands) expect(typeof view(cluster(service, pod), command)).toBe('string');
  expect(view(cluster(service), 'get -A').length).toBeGreaterThan(0);
  expect(view(cluster(service), 'constructor')).toBe('');
});

it('aligns only neighbouring lines that share a column', () => {
  expect(aligned(['Name:\tweb', 'Type:\tClusterIP', 'Subsets:', '  a\tb'])).toEqual([
    'Name:  web',
    'Type:  ClusterIP',
    'Subsets:',
    '  a  b',
  ]);
});

it.each([
  [0, '0s'],
  [119_000, '119s'],
  [125_000, '2m5s'],
  [3 * 3_600_000, '3h'],
  [50 * 3_600_000, '2d2h'],
  [400 * 86_400_000, '400d'],
])('%d ms is %s', (milliseconds, text) => expect(humanDuration(milliseconds)).toBe(text));
