import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cluster } from '../cluster.ts';
import type { KubeObject } from '../object.ts';
import { defaultSettings } from '../settings.ts';
import { addressOfReverseName, parseAddress, reverseName } from './address.ts';
import { answer, digText, names, namesToTry, nslookupText, podNames, resolve, resolverOf } from './index.ts';

/**
 * default: Service vip (10.96.0.20:80) and headless db over db-0 (ready, stable name) and db-1 (not ready);
 * alias → vip, loop ↔ pool, own → a name below itself, far → outside.
 */
const objects = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } },
  service('vip', {
    clusterIP: '10.96.0.20',
    clusterIPs: ['10.96.0.20'],
    ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 80 }],
  }),
  service('db', {
    clusterIP: 'None',
    clusterIPs: ['None'],
    selector: { app: 'db' },
    ports: [{ name: 'sql', protocol: 'TCP', port: 5432, targetPort: 5432 }],
  }),
  service('alias', { type: 'ExternalName', externalName: 'vip.default.svc.cluster.local' }),
  service('loop', { type: 'ExternalName', externalName: 'pool.default.svc.cluster.local' }),
  service('pool', { type: 'ExternalName', externalName: 'loop.default.svc.cluster.local' }),
  service('own', { type: 'ExternalName', externalName: 'mine.own.default.svc.cluster.local' }),
  service('far', { type: 'ExternalName', externalName: 'db.partner.example' }),
  {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'db-1', namespace: 'default', labels: { 'kubernetes.io/service-name': 'db' } },
    addressType: 'IPv4',
    ports: [{ name: 'sql', protocol: 'TCP', port: 5432 }],
    endpoints: [
      {
        addresses: ['10.244.1.2'],
        hostname: 'db-0',
        conditions: { ready: true },
        targetRef: { kind: 'Pod', namespace: 'default', name: 'db-0' },
      },
      {
        addresses: ['10.244.1.3'],
        hostname: 'db-1',
        conditions: { ready: false },
        targetRef: { kind: 'Pod', namespace: 'default', name: 'db-1' },
      },
    ],
  },
  pod('db-0', '10.244.1.2', 'True'),
  pod('db-1', '10.244.1.3', 'False'),
];
const cluster: Cluster = { settings: defaultSettings, objects: objects as unknown as KubeObject[], sources: {} };

function service(name: string, spec: object) {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'default' }, spec: { type: 'ClusterIP', ...spec } };
}

function pod(name: string, ip: string, ready: string) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      labels: { app: 'db' },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'db', uid: '', controller: true }],
    },
    spec: { containers: [], hostname: name, subdomain: 'db' },
    status: { phase: 'Running', podIP: ip, podIPs: [{ ip }], conditions: [{ type: 'Ready', status: ready }] },
  };
}

const ask = (name: string, type = 'A') => {
  const { rcode, answer: records } = answer(cluster, { name, type });
  return [rcode, ...records.map((record) => `${record.type} ${record.data}`)].join(', ');
};

describe('the kubernetes plugin', () => {
  it.each([
    ['vip.default.svc.cluster.local.', 'A', 'NOERROR, A 10.96.0.20'],
    ['vip.default.svc.cluster.local.', 'AAAA', 'NOERROR'],
    ['db.default.svc.cluster.local.', 'A', 'NOERROR, A 10.244.1.2'],
    ['db-0.db.default.svc.cluster.local.', 'A', 'NOERROR, A 10.244.1.2'],
    ['db-1.db.default.svc.cluster.local.', 'A', 'NXDOMAIN'],
    ['_sql._tcp.db.default.svc.cluster.local.', 'SRV', 'NOERROR, SRV 0 100 5432 db-0.db.default.svc.cluster.local.'],
    ['_sql._udp.db.default.svc.cluster.local.', 'SRV', 'NXDOMAIN'],
    ['alias.default.svc.cluster.local.', 'A', 'NOERROR, CNAME vip.default.svc.cluster.local., A 10.96.0.20'],
    ['loop.default.svc.cluster.local.', 'A', 'NOERROR'],
    ['own.default.svc.cluster.local.', 'A', 'NOERROR'],
    ['own.default.svc.cluster.local.', 'CNAME', 'NOERROR, CNAME mine.own.default.svc.cluster.local.'],
    ['far.default.svc.cluster.local.', 'A', 'NOERROR, CNAME db.partner.example.'],
    ['default.svc.cluster.local.', 'A', 'NOERROR'],
    ['elsewhere.svc.cluster.local.', 'A', 'NXDOMAIN'],
    ['10-9-8-7.default.pod.cluster.local.', 'A', 'NOERROR, A 10.9.8.7'],
    ['20.0.96.10.in-addr.arpa.', 'PTR', 'NOERROR, PTR vip.default.svc.cluster.local.'],
    ['2.1.244.10.in-addr.arpa.', 'PTR', 'NOERROR, PTR db-0.db.default.svc.cluster.local.'],
    ['9.9.9.9.in-addr.arpa.', 'PTR', 'NXDOMAIN'],
    ['dns-version.cluster.local.', 'TXT', 'NOERROR, TXT 1.1.0'],
    ['vip.default.svc.cluster.local.', 'ANY', 'NOERROR'],
  ])('%s %s', (name, type, expected) => {
    expect(ask(name, type)).toBe(expected);
  });

  it('keeps the spelling of the question', () => {
    expect(answer(cluster, { name: 'VIP.Default.svc.cluster.local.', type: 'A' }).answer[0]?.name).toBe('VIP.Default.svc.cluster.local.');
  });

  it('never throws and always answers alike', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('A', 'AAAA', 'SRV', 'PTR', 'CNAME', 'TXT', 'SOA', 'NS', 'ANY', 'MX'), (text, type) => {
        for (const name of [text, `${text}.default.svc.cluster.local.`, `${text}.in-addr.arpa.`, `${text}.default.pod.cluster.local.`]) {
          expect(answer(cluster, { name, type })).toEqual(answer(cluster, { name, type }));
        }
      }),
    );
  });
});

it('follows aliases of aliases, but not without end', () => {
  const link = (i: number) => service(`link-${i}`, { type: 'ExternalName', externalName: `link-${i + 1}.default.svc.cluster.local` });
  const links = (count: number) => Array.from({ length: count }, (_, i) => link(i));
  const end = (i: number) => service(`link-${i}`, { type: 'ExternalName', externalName: 'db.partner.example' });
  const records = (count: number) => {
    const chain = { ...cluster, objects: [objects[0], ...links(count), end(count)] as unknown as KubeObject[] };
    return answer(chain, { name: 'link-0.default.svc.cluster.local.', type: 'A' }).answer.length;
  };
  expect([records(0), records(9), records(10), records(11)]).toEqual([1, 10, 11, 0]);
});

describe('addresses', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['010.0.0.1', undefined],
    ['FD00:0:0:1::0001', 'fd00:0:0:1::1'],
    ['::ffff:102:304', '1.2.3.4'],
    ['::', '::'],
    ['1::2::3', undefined],
    ['1:2:3', undefined],
  ])('%s', (text, expected) => expect(parseAddress(text)?.text).toBe(expected));

  it('are asked for backwards and found again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const address = parseAddress(text);
        expect(address && addressOfReverseName(reverseName(address))).toBe(address?.text);
      }),
    );
  });
});

describe('names', () => {
  it('lists what Services serve', () => {
    expect(names(cluster).map(({ name, type }) => `${type} ${name.replace('.default.svc.cluster.local.', '')}`)).toEqual([
      'A vip',
      'SRV _http._tcp.vip',
      'PTR 20.0.96.10.in-addr.arpa.',
      'A db',
      'SRV _sql._tcp.db',
      'A db-0.db',
      'CNAME alias',
      'CNAME loop',
      'CNAME pool',
      'CNAME own',
      'CNAME far',
    ]);
  });

  it('says what a Pod is called, or why it has no name', () => {
    expect(podNames(cluster).map(({ name, reason }) => name ?? reason)).toEqual([
      'db-0.db.default.svc.cluster.local.',
      'db-1.db.default.svc.cluster.local does not exist: the Pod is not ready, and Service db does not publish addresses that are not ready (publishNotReadyAddresses).',
    ]);
  });
});

describe('the resolver of a Pod', () => {
  const resolver = resolverOf(cluster, { kind: 'namespace', namespace: 'default' });

  it('walks the search list before the name itself', () => {
    expect(namesToTry(resolver, 'db-0.db')).toEqual([
      'db-0.db.default.svc.cluster.local.',
      'db-0.db.svc.cluster.local.',
      'db-0.db.cluster.local.',
      'db-0.db.',
    ]);
    expect(namesToTry(resolver, 'a.b.c.d.e.f')[0]).toBe('a.b.c.d.e.f.');
    expect(namesToTry(resolver, 'vip.')).toEqual(['vip.']);
  });

  it('stops at the first try that has a record', () => {
    const { tries, name } = resolve(cluster, resolver, 'vip.default', ['A', 'AAAA']);
    expect(tries.map(({ taken }) => taken)).toEqual([false, true]);
    expect(name).toBe('vip.default.svc.cluster.local.');
  });

  it('follows dnsPolicy and dnsConfig', () => {
    const spec = {
      containers: [],
      dnsPolicy: 'None',
      dnsConfig: { nameservers: ['10.96.0.10'], searches: ['x.example'], options: [{ name: 'ndots', value: '2' }] },
    };
    const asker = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', namespace: 'default' }, spec, status: {} } as const;
    const dns = { ...service('kube-dns', { clusterIP: '10.96.0.10' }), metadata: { name: 'kube-dns', namespace: 'kube-system' } };
    const withDns = { ...cluster, objects: [...cluster.objects, dns as unknown as KubeObject] };
    expect(resolverOf(withDns, { kind: 'pod', pod: asker })).toMatchObject({ search: ['x.example'], ndots: 2, server: 'cluster' });
    const host = { ...asker, spec: { containers: [], hostNetwork: true } };
    expect(resolverOf(cluster, { kind: 'pod', pod: host }).server).toBe('node');
  });
});

describe('text', () => {
  it('reads like dig and nslookup', () => {
    const found = answer(cluster, { name: 'db.default.svc.cluster.local.', type: 'A' });
    expect(digText(found, '10.96.0.10')).toContain(';; flags: qr aa rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 0');
    expect(digText(found, '10.96.0.10')).toContain('db.default.svc.cluster.local.\t30\tIN\tA\t10.244.1.2');
    const missing = answer(cluster, { name: 'nope.default.svc.cluster.local.', type: 'A' });
    expect(nslookupText('nope', [missing], '10.96.0.10')).toContain("** server can't find nope: NXDOMAIN");
  });
});
