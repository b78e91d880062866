import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCluster } from '../bootstrap.ts';
import type { Json } from '../object.ts';
import { defaultSettings } from '../settings.ts';
import { readFiles } from '../yaml/index.ts';
import { apply } from './apply.ts';

const template = {
  metadata: { labels: { a: 'b' } },
  spec: { containers: [{ name: 'c', image: 'i', ports: [{ containerPort: 80, name: 'http' }] }] },
};
const workload = { selector: { matchLabels: { a: 'b' } }, template };
const parentRefs = [{ name: 'g' }];

/** One sound object of every sort; each run damages some of its fields. */
const sound: readonly [string, string, Json][] = [
  [
    'v1',
    'Service',
    { selector: { a: 'b' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }], clusterIP: 'None', externalIPs: ['192.0.2.1'] },
  ],
  ['v1', 'Pod', template.spec],
  ['apps/v1', 'Deployment', { ...workload, replicas: 1 }],
  ['apps/v1', 'StatefulSet', { ...workload, serviceName: 's' }],
  ['apps/v1', 'DaemonSet', workload],
  ['batch/v1', 'Job', { template: { ...template, spec: { ...template.spec, restartPolicy: 'Never' } } }],
  [
    'networking.k8s.io/v1',
    'Ingress',
    {
      rules: [
        { host: 'a.b', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }] } },
      ],
    },
  ],
  [
    'networking.k8s.io/v1',
    'NetworkPolicy',
    { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }], ports: [{ port: 80 }] }] },
  ],
  ['gateway.networking.k8s.io/v1', 'Gateway', { gatewayClassName: 'c', listeners: [{ name: 'l', port: 80, protocol: 'HTTP' }] }],
  [
    'gateway.networking.k8s.io/v1',
    'HTTPRoute',
    { parentRefs, rules: [{ matches: [{ path: { value: '/' } }], backendRefs: [{ name: 's', port: 80 }] }] },
  ],
];

const junk = fc.constantFrom<Json>(
  null,
  0,
  -1,
  99_999,
  1.5,
  true,
  '',
  'x',
  'a b',
  [],
  [null],
  [{}],
  {},
  { a: null },
  ['x'],
  [[]],
  '::1',
  '*',
  '10.0.0.0/33',
);

/** Replaces the n-th value of a tree, counted from its root. */
function damage(value: Json, counter: { left: number }, replacement: Json): Json {
  if (counter.left-- === 0) return replacement;
  if (Array.isArray(value)) return value.map((item) => damage(item, counter, replacement));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, damage(field, counter, replacement)]));
}

const base = newCluster(defaultSettings);
const applyObject = (object: Json, cluster = base) => apply(cluster, readFiles([{ name: 'a.json', text: JSON.stringify(object) }]));

test.each(sound)('%s %s takes any damage, when new and when changed', (apiVersion, kind, spec) => {
  const object: Json = { apiVersion, kind, metadata: { name: 'a', labels: { x: 'y' } }, spec };
  const { cluster, kubectl } = applyObject(object);
  expect(kubectl.exit).toBe(0);
  const place = fc.nat({ max: 40 });
  fc.assert(
    fc.property(fc.array(fc.tuple(place, junk), { minLength: 1, maxLength: 3 }), (damages) => {
      const damaged = damages.reduce<Json>((whole, [at, replacement]) => damage(whole, { left: at }, replacement), object);
      for (const start of [base, cluster]) {
        const { kubectl: said } = applyObject(damaged, start);
        expect(said.exit).toBe(said.stderr.some((line) => !line.startsWith('Warning: ')) ? 1 : 0);
      }
    }),
    { numRuns: 60 },
  );
});
