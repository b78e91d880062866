import { expect, it } from 'vitest';
import type { Cluster } from '../../../cluster.ts';
import { defaultSettings } from '../../../settings.ts';
import { view } from '../index.ts';

type Shape = Record<string, unknown>;

/** The row of one object, cells two spaces apart. */
function row(kind: string, { metadata, ...rest }: { metadata?: Shape } & Shape, command = 'get -A'): string {
  const creationTimestamp = '2026-01-01T00:00:00Z';
  const object = { apiVersion: 'v1', kind, metadata: { name: 'it', namespace: 'shop', creationTimestamp, ...metadata }, ...rest };
  const cluster: Cluster = { settings: defaultSettings, objects: [object as unknown as Cluster['objects'][number]], sources: {} };
  return (view(cluster, command).split('\n')[1] ?? '').trimEnd().replace(/ {2,}/g, '  ');
}

const balancer = { loadBalancer: { ingress: [{ hostname: 'b.elb.example.com' }, { ip: '192.0.2.9' }, { ip: '192.0.2.9' }] } };

it('a table names every address of a load balancer once, sorted and in full, before the external IPs', () => {
  const spec = { type: 'LoadBalancer', clusterIPs: ['10.96.0.9'], externalIPs: ['192.0.2.1'], ports: [] };
  expect(row('Service', { spec, status: balancer })).toContain('  192.0.2.9,b.elb.example.com,192.0.2.1  <none>  ');
  expect(row('Service', { spec: { ...spec, externalIPs: [] }, status: {} })).toContain('  <pending>  ');
});

it('an Ingress names the addresses of its load balancer likewise', () => {
  expect(row('Ingress', { spec: {}, status: balancer })).toContain('  *  192.0.2.9,b.elb.example.com  80  ');
});

it.each([
  [[['Suspended', 'True']], {}, 'Suspended'],
  [[['Suspended', 'True']], { deletionTimestamp: '2026-01-01T00:00:00Z' }, 'Terminating'],
  [[['Complete', 'True']], { deletionTimestamp: '2026-01-01T00:00:00Z' }, 'Complete'],
  [
    [
      ['Failed', 'False'],
      ['Suspended', 'False'],
    ],
    {},
    'Running',
  ],
])('a Job with the conditions %j and %j is %s', (given, metadata, word) => {
  const conditions = given.map(([type, status]) => ({ type, status }));
  const spec = { completions: 1, template: { spec: { containers: [] } } };
  expect(row('Job', { metadata, spec, status: { conditions } })).toMatch(new RegExp(`job.batch/it {2}${word} {2}0/1`));
});

it('a Pod says how often its containers were restarted, and when last', () => {
  const at = (finishedAt: string) => ({ terminated: { exitCode: 1, finishedAt } });
  const containerStatuses = [
    { name: 'a', ready: true, restartCount: 2, lastState: at('2025-12-31T23:50:00Z'), state: { running: {} } },
    { name: 'b', ready: true, restartCount: 1, lastState: at('2025-12-31T23:59:00Z'), state: { running: {} } },
  ];
  const initContainerStatuses = [{ name: 'once', restartCount: 4, state: { terminated: { exitCode: 0 } } }];
  const spec = { containers: [{ name: 'a' }, { name: 'b' }], initContainers: [{ name: 'once' }] };
  const status = { phase: 'Running', initContainerStatuses, containerStatuses };
  expect(row('Pod', { spec, status })).toContain('  2/2  Running  3 (60s ago)  ');
});

it('counts every restart of init containers while they run', () => {
  const initContainerStatuses = [{ name: 'first', restartCount: 4, state: { waiting: { reason: 'CrashLoopBackOff' } } }];
  const spec = { containers: [{ name: 'a' }], initContainers: [{ name: 'first' }] };
  expect(row('Pod', { spec, status: { phase: 'Pending', initContainerStatuses } })).toContain('  0/1  Init:CrashLoopBackOff  4  ');
});

it('a Gateway shows the first of its addresses', () => {
  const status = { addresses: [{ value: '192.0.2.1' }, { value: '192.0.2.2' }] };
  expect(row('Gateway', { spec: { gatewayClassName: 'harbour' }, status })).toContain('  harbour  192.0.2.1  ');
});

it('shows of a cell its first line, and what would steer a terminal', () => {
  const spec = { controllerName: 'x.example/y', description: 'red \u001b[31m\nsecond' };
  expect(row('GatewayClass', { spec }, 'get -A -o wide')).toMatch(/ red \^\[\[31m\.\.\.$/);
});
