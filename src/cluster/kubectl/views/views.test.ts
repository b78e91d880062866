import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../cluster.ts';
import { defaultSettings } from '../../settings.ts';
import type { Pod, Service } from '../../types.ts';
import { humanDuration } from './age.ts';
import { podTemplateLines } from './describe/pod-template.ts';
import { annotationLines } from './format.ts';
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

describe('tables', () => {
  const ingress = (...hosts: string[]) => {
    const rules = hosts.map((host) => (host ? { host } : {}));
    const object = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'i', namespace: 'shop' }, spec: { rules } };
    return view(cluster(object as unknown as Cluster['objects'][number]), 'get -A');
  };

  it.each([
    [['a', 'b', 'c'], / <none> +a,b,c +80 /],
    [['a', '', 'b', 'c', 'd'], / a,b,c \+ 2 more\.\.\. /],
    [['a', 'b', 'c', ''], / a,b,c \+ 1 more\.\.\. /],
    [['', ''], / <none> +\* /],
  ])('count rules after the third host: %j', (hosts, row) => {
    expect(ingress(...hosts)).toMatch(row);
  });

  it('show the containers of a CronJob when wide', () => {
    const template = { spec: { containers: [{ name: 'dump', image: 'dump:1' }] } };
    const object = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'nightly', namespace: 'shop' },
      spec: { schedule: '@daily', jobTemplate: { spec: { template } } },
    };
    expect(view(cluster(object as unknown as Cluster['objects'][number]), 'get -A -o wide')).toMatch(/ dump +dump:1 +<none>\n/);
  });
});

describe('a Pod template', () => {
  const lines = (spec: object) => podTemplateLines({ spec } as never);

  it('tells what its volumes are', () => {
    const volumes = [
      { name: 'tmp', emptyDir: {} },
      { name: 'conf', configMap: { name: 'settings', defaultMode: 420 } },
      { name: 'data', persistentVolumeClaim: { claimName: 'disk' } },
      { name: 'all', projected: { sources: [{ secret: { name: 's' } }, { downwardAPI: {} }] } },
    ];
    expect(lines({ containers: [], volumes }).slice(2)).toEqual([
      '  Containers:',
      '  Volumes:',
      '   tmp:',
      "    Type:\tEmptyDir (a temporary directory that shares a pod's lifetime)",
      '    Medium:\t',
      '    SizeLimit:\t<unset>',
      '   conf:',
      '    Type:\tConfigMap (a volume populated by a ConfigMap)',
      '    Name:\tsettings',
      '    Optional:\tfalse',
      '   data:',
      '    Type:\tPersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
      '    ClaimName:\tdisk',
      '    ReadOnly:\tfalse',
      '   all:',
      '    Type:\tProjected (a volume that contains injected data from multiple sources)',
      '    SecretName:\ts',
      '    Optional:\tfalse',
      '    DownwardAPI:\ttrue',
      '  Node-Selectors:\t<none>',
      '  Tolerations:\t<none>',
    ]);
  });

  it('tells where variables come from, and prints words of several lines on several lines', () => {
    const container = {
      name: 'c',
      image: 'i',
      args: ['a\nb'],
      resources: { limits: { cpu: '1500m' } },
      envFrom: [{ configMapRef: { name: 'm' }, prefix: 'P_' }],
      env: [
        { name: 'A', value: 'x\ny' },
        { name: 'B', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '0' } } },
        { name: 'C', valueFrom: { resourceFieldRef: { resource: 'limits.memory' } } },
      ],
      readinessProbe: { httpGet: { path: '/ok?a b', port: 'http', scheme: 'HTTP' } },
    };
    expect(lines({ containers: [container] }).slice(7, -4)).toEqual([
      '    Args:',
      '      a',
      '      b',
      '    Limits:',
      '      cpu:\t1500m',
      '    Readiness:\thttp-get http://:http/ok%3Fa%20b delay=0s timeout=0s period=0s #success=0 #failure=0',
      '    Environment Variables from:',
      "      m\tConfigMap with prefix 'P_'\tOptional: false",
      '    Environment:',
      '      A:\tx',
      '      \ty',
      '      B:\t2 (limits.cpu)',
      '      C:\tnode allocatable (limits.memory)',
    ]);
  });

  it('sorts tolerations and spread constraints', () => {
    const tolerations = [{ key: 'z', operator: 'Exists' }, { operator: 'Exists' }, { key: 'a', value: 'b', effect: 'NoSchedule' }];
    const topologySpreadConstraints = [{ topologyKey: 'zone', maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule' }];
    expect(lines({ containers: [], tolerations, topologySpreadConstraints, nodeSelector: { b: '2', a: '1' } }).slice(4)).toEqual([
      '  Topology Spread Constraints:\tzone:DoNotSchedule when max skew 1 is exceeded',
      '  Node-Selectors:\ta=1',
      '\tb=2',
      '  Tolerations:\top=Exists',
      '\ta=b:NoSchedule',
      '\tz op=Exists',
    ]);
  });
});

it('gives long annotations and those of several lines lines of their own', () => {
  const last = 'kubectl.kubernetes.io/last-applied-configuration';
  expect(annotationLines('Annotations', { [last]: '{}' })).toEqual(['Annotations:\t<none>']);
  expect(annotationLines('Annotations', { b: 'one\ntwo\n', a: 'x', c: 'y'.repeat(140) })).toEqual([
    'Annotations:\ta: x',
    '\tb:',
    '\t  one',
    '\t  two',
    '\tc:',
    `\t  ${'y'.repeat(138)}...`,
  ]);
});

it('measures annotations in bytes, and cuts them there', () => {
  expect(annotationLines('Annotations', { a: 'ü'.repeat(70) })).toEqual(['Annotations:\ta:', `\t  ${'ü'.repeat(69)}...`]);
  expect(annotationLines('Annotations', { a: `x${'ü'.repeat(69)}` })).toEqual(['Annotations:\ta:', `\t  x${'ü'.repeat(68)}\uFFFD...`]);
  expect(annotationLines('Annotations', { a: 'ü'.repeat(68) })).toEqual([`Annotations:\ta: ${'ü'.repeat(68)}`]);
});

it('describes without letters that steer a terminal', () => {
  const annotations = { note: 'a\u001b[1m\r\nb' };
  const text = view(cluster({ ...service, metadata: { ...service.metadata, annotations } }), 'describe services -A');
  expect(text).toMatch(/^Annotations: +note:\n +a\^\[\[1m\\r\n +b$/m);
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
