import { describe, expect, it } from 'vitest';
import { findingsIn } from '../findings/index.ts';
import { build } from '../fixture.ts';
import { picture } from '../picture/picture.ts';
import { suggestions, trace } from './index.ts';

const given = (name: string, namespace = 'shop') => ({
  name,
  namespace,
  uid: `uid-${name}`,
  resourceVersion: '7',
  creationTimestamp: '2025-03-04T05:06:07Z',
});
const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: given('web'),
  spec: {
    clusterIP: '10.96.3.4',
    clusterIPs: ['10.96.3.4'],
    ipFamilies: ['IPv4'],
    selector: { app: 'web' },
    ports: [{ port: 80, protocol: 'TCP', targetPort: 8080 }],
  },
};
const backend = { service: { name: 'web', port: { number: 80 } } };
const ingress = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: given('front'),
  spec: { ingressClassName: 'nginx', rules: [{ host: 'shop.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }] },
};
const otherPod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { ...given('db-0'), labels: { app: 'db' } },
  spec: { nodeName: 'worker-1', containers: [{ name: 'db', image: 'db' }] },
  status: { phase: 'Running', podIP: '10.244.1.9', podIPs: [{ ip: '10.244.1.9' }], conditions: [{ type: 'Ready', status: 'True' }] },
};

function cluster(...items: readonly object[]) {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  return build(text).cluster;
}

const nodeOf = (of: ReturnType<typeof cluster>, key: string) => picture(of).nodes.find(({ id }) => id === key);

describe('a Service without what stands behind it', () => {
  it('is unknown, not refused, where neither slices nor Pods were pasted', () => {
    const alone = cluster(service);
    const told = trace(alone, { command: 'curl http://web/', from: 'namespace:shop', seed: 1 });
    expect(told.outcome).toBe('unknown');
    expect(told.sentence).toBe(
      'Unknown: who stands behind Service web is not known, because neither its EndpointSlices nor any Pod of namespace shop is among the manifests.',
    );
    expect(told.hops.at(-1)).toMatchObject({ stage: 'endpoint', verdict: 'unknown' });
    expect(nodeOf(alone, 'Service shop/web')?.rows.at(-1)?.text).toBe('its Pods and slices were not pasted');
  });

  it('is refused where there are Pods, and none that it selects', () => {
    expect(trace(cluster(service, otherPod), { command: 'curl http://web/', from: 'namespace:shop', seed: 1 }).outcome).toBe('refused');
  });
});

it('a Pod whose address stands in podIP alone has it', () => {
  const { podIPs: _, ...status } = otherPod.status;
  const ports = [{ containerPort: 5432 }];
  const alone = cluster({ ...otherPod, spec: { ...otherPod.spec, containers: [{ name: 'db', image: 'db', ports }] }, status });
  const asked = { command: 'nc -zv 10.244.1.9 5432', seed: 1 };
  expect(trace(alone, { ...asked, from: 'namespace:shop' })).toMatchObject({ outcome: 'answered', answerers: [{ ref: { name: 'db-0' } }] });
  expect(trace(alone, { ...asked, from: 'pod:shop/db-0' }).outcome).toBe('answered');
});

describe('slices without their Pods', () => {
  const slice = (ready: boolean) => ({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      ...given('web-x'),
      labels: { 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io', 'kubernetes.io/service-name': 'web' },
      ownerReferences: [{ apiVersion: 'v1', kind: 'Service', name: 'web', uid: 'uid-web', controller: true }],
    },
    addressType: 'IPv4',
    ports: [{ name: '', port: 8080, protocol: 'TCP' }],
    endpoints: [
      {
        addresses: ['10.244.1.5'],
        conditions: { ready },
        nodeName: 'worker-1',
        targetRef: { kind: 'Pod', namespace: 'shop', name: 'web-0' },
      },
    ],
  });

  it('stand for them in the picture', () => {
    const node = nodeOf(cluster(service, slice(true)), 'Pod shop/web-0');
    expect(node).toMatchObject({
      box: 'Node worker-1',
      tone: 'plain',
      accessibleName: expect.stringContaining('known from its slice alone'),
    });
  });

  it('tell that none of them is ready', () => {
    const { outcome, sentence } = trace(cluster(service, slice(false)), { command: 'curl http://web/', from: 'namespace:shop', seed: 1 });
    expect([outcome, sentence]).toEqual(['refused', expect.stringContaining('none of the endpoints in its EndpointSlices is ready')]);
  });
});

describe('Pods without their Services', () => {
  const set = { ...otherPod, spec: { ...otherPod.spec, hostname: 'db-0', subdomain: 'db' } };
  const portOf = { ...set, spec: { ...set.spec, containers: [{ name: 'db', image: 'db', ports: [{ containerPort: 5432 }] }] } };

  it('have names that are unknown, not missing', () => {
    const asked = (...items: readonly object[]) =>
      trace(cluster(...items), { command: 'nslookup db-0.db', from: 'namespace:shop', seed: 1 });
    expect(asked(set)).toMatchObject({
      outcome: 'unknown',
      sentence: 'Unknown: no Service of namespace shop is among the manifests, so whether db-0.db exists is not known.',
    });
    expect(asked(set, service).outcome).toBe('nxdomain');
  });

  it('are not said to be selected by none', () => {
    const texts = (...items: readonly object[]) => nodeOf(cluster(...items), 'Pod shop/db-0')?.rows.map(({ text }) => text);
    expect(texts(set)).toEqual(['10.244.1.9']);
    expect(texts(set, service)).toContain('no Service selects it');
  });

  it('are asked for by their addresses', () => {
    expect(suggestions(cluster(portOf))[0]).toMatchObject({ command: 'nc -zv 10.244.1.9 5432', from: 'namespace:shop' });
  });
});

it('says that policies may be missing, where none was pasted', () => {
  const policy = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: given('p', 'other'), spec: { podSelector: {} } };
  const well = { ...service, spec: { ...service.spec, selector: { app: 'db' } } };
  const policies = (...items: readonly object[]) =>
    trace(cluster(...items), { command: 'curl http://web/', from: 'namespace:shop', seed: 1 }).hops.filter(
      ({ stage }) => stage === 'policy',
    );
  expect(policies(well, otherPod)).toMatchObject([
    { verdict: 'caution', reason: expect.stringContaining('kubectl get all leaves them out') },
  ]);
  expect(policies(well, otherPod, policy)).toEqual([]);
});

it('first asks about a Service that nobody answers for', () => {
  const well = {
    ...service,
    metadata: given('a-db'),
    spec: { ...service.spec, clusterIP: '10.96.3.5', clusterIPs: ['10.96.3.5'], selector: { app: 'db' } },
  };
  expect(suggestions(cluster(well, service, otherPod))[0]?.command).toBe('curl http://web:80/');
  expect(suggestions(cluster(well, otherPod))[0]?.command).toBe('curl http://a-db:80/');
});

describe('an Ingress without its class', () => {
  const other = { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: given('haproxy'), spec: { controller: 'x/y' } };
  const findings = (of: ReturnType<typeof cluster>) =>
    findingsIn({ cluster: of, options: {} }).filter(({ code }) => code.startsWith('ingress-class'));

  it('is served by somebody, where no class was pasted at all', () => {
    const partly = cluster(service, ingress, otherPod);
    expect(findings(partly)).toEqual([]);
    const { hops } = trace(partly, { command: 'curl http://shop.example.com/', from: 'outside', seed: 1 });
    const door = hops.find(({ stage }) => stage === 'door');
    expect(door).toMatchObject({ verdict: 'caution' });
    expect(door?.reason).toContain('IngressClass nginx is not among the manifests');
  });

  it('is served by nobody, where the classes were', () => {
    expect(findings(cluster(service, ingress, other))).toHaveLength(1);
  });
});
