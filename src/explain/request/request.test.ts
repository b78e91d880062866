import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newCluster } from '../../cluster/bootstrap.ts';
import { type Cluster, findObject } from '../../cluster/cluster.ts';
import { settle } from '../../cluster/controllers/index.ts';
import { apply } from '../../cluster/kubectl/apply.ts';
import { keyOfRef } from '../../cluster/object.ts';
import { type ClusterSettings, defaultSettings } from '../../cluster/settings.ts';
import type { SourceFile, TextEdit } from '../../cluster/source.ts';
import { readFiles } from '../../cluster/yaml/index.ts';
import { askMany } from './ask-many.ts';
import { completions, suggestions, type TraceOptions, trace, traceText } from './index.ts';

/**
 * default: Deployment web (3 Pods, http 8080) behind web (80 → http), web-direct (headless, 80 → 8080),
 *          web-typo (app: Web), web-target (no such port name), web-local and Ingress shop.example.com;
 *          StatefulSet db whose serviceName is wrong beside headless db; ext is an ExternalName; mysql's Endpoints are misnamed.
 * locked:  nothing may leave.
 */
const text = `---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i, ports: [{name: http, containerPort: 8080}]}]}}}}
---
{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: web-direct}, spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}}
---
apiVersion: v1
kind: Service
metadata:
  name: web-typo
spec:
  selector:
    app: Web
  ports:
    - port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: web-target
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: htttp
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: db-svc
  replicas: 2
  selector: {matchLabels: {app: db}}
  template: {metadata: {labels: {app: db}}, spec: {containers: [{name: c, image: i, ports: [{containerPort: 3306}]}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: db}, spec: {clusterIP: None, selector: {app: db}, ports: [{name: sql, port: 3306}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: ext}, spec: {type: ExternalName, externalName: pay.partner.example}}
---
{apiVersion: v1, kind: Service, metadata: {name: mysql}, spec: {ports: [{port: 3306}]}}
---
apiVersion: v1
kind: Endpoints
metadata:
  name: mysql-ext
subsets: [{addresses: [{ip: 192.0.2.10}], ports: [{port: 3306}]}]
---
{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: shop}, spec: {rules: [{host: shop.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: bare}, spec: {clusterIP: None, selector: {app: db}}}
---
{apiVersion: v1, kind: Namespace, metadata: {name: locked}}
---
{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: locked}, spec: {podSelector: {}, policyTypes: [Egress]}}
`;

function build(manifests: string, settings: Partial<ClusterSettings> = {}): { cluster: Cluster; options: TraceOptions } {
  return buildFiles([{ name: 'all.yaml', text: manifests }], settings);
}

function buildFiles(files: readonly SourceFile[], settings: Partial<ClusterSettings> = {}): { cluster: Cluster; options: TraceOptions } {
  const documents = readFiles(files);
  const { cluster } = apply(settle(newCluster({ ...defaultSettings, ...settings })), documents);
  const locate: TraceOptions['locate'] = (key, path) =>
    documents.documents
      .find(({ value }) => {
        const { kind, metadata } = value as unknown as { kind: string; metadata: { name: string; namespace?: string } };
        return keyOfRef({ kind, name: metadata.name, namespace: metadata.namespace ?? 'default' }) === key;
      })
      ?.locate(path);
  return { cluster: settle(cluster), options: { files, locate } };
}

const world = build(text);
const ask = (command: string, from = 'namespace:default', { cluster, options } = world, more: TraceOptions = {}) =>
  trace(cluster, { command, from, seed: 7 }, { ...options, ...more });

function edited(manifests: string, edits: readonly TextEdit[]): string {
  return edits.toReversed().reduce((all, { start, end, text: fresh }) => all.slice(0, start) + fresh + all.slice(end), manifests);
}

describe('the answer in a sentence', () => {
  it.each([
    ['curl http://web/', 'answered', /^web-\S+ answers \(one of 3, each 1 in 3\)\.$/],
    ['curl http://web-direct:8080/', 'answered', /^web-\S+ answers \(one of 3, each 1 in 3\)\.$/],
    ['curl http://web-direct/', 'refused', /headless, so nothing turns its port 80 into the Pods' port 8080/],
    ['curl http://web-typo', 'refused', /because its selector app=Web matches no Pod \(Pods have app=web\)/],
    ['curl http://web-target', 'refused', /targetPort htttp is the name of no container port \(the Pods name http\)/],
    ['curl http://web:81', 'timeout', /Service web has no TCP port 81 \(it has 80\)/],
    ['curl http://web:8080', 'timeout', /8080 is the port of its Pods, which its port 80 leads to/],
    ['nc -zv db-0.db 3306', 'nxdomain', /only if the StatefulSet's serviceName names the Service db; serviceName is db-svc/],
    ['nc -zv mysql 3306', 'refused', /the Endpoints mysql-ext are not its own/],
    ['curl http://ext/', 'unknown', /outside the cluster/],
    ['curl http://wbe/', 'nxdomain', /there is no Service wbe in namespace default; there is web/],
    ['curl http://www.example.net/', 'unknown', /not a name of this cluster/],
    ['ping web', 'timeout', /a ping has no port/],
    ['ping web-direct', 'answered', /^web-\S+ answers/],
    ['kubectl port-forward svc/web 8080:80', 'answered', /through the tunnel at 127.0.0.1:8080/],
    ['nslookup db', 'answered', /has 2 records \(A\)/],
    ['dig db', 'nxdomain', /./],
    ['nslookup ext', 'answered', /is an alias for pay\.partner\.example\.$/],
    ['dig NS cluster.local', 'nodata', /cluster\.local is what names of the cluster end in/],
    ['dig default.svc.cluster.local', 'nodata', /what names in namespace default end in/],
    ['dig web.svc.cluster.local', 'nxdomain', /the namespace is missing: Service web is called web\.default\.svc/],
    ['dig web.default.pod.cluster.local', 'nxdomain', /a Pod's address with dashes/],
    ['dig SRV bare.default.svc.cluster.local', 'nodata', /Service bare names no port, and SRV records are about ports/],
    ['dig AXFR cluster.local', 'refused', /hands out no whole zone/],
    ['kubectl exec deploy/web -- curl http://web', 'answered', /one of 3/],
    [
      'kubectl exec -n locked web-0 -- curl web',
      'unreadable',
      /There is no Pod web-0 .*For example: kubectl exec -n default \S+ -- curl web$/,
    ],
    ['ping 127.0.0.1', 'answered', /127\.0\.0\.1 is a new Pod in namespace default itself/],
    ['kubectl exec deploy/nope -- curl http://web', 'unreadable', /There is no running Pod of deploy\/nope/],
    ['curl http://shop.example.com/', 'answered', /through Ingress shop\.$/],
    ['curl -H "Host: no.example.com" http://172.18.0.3/', 'http-error', /404/],
    ['hello', 'unreadable', /For example/],
  ])('%s', (command, outcome, sentence) => {
    const told = ask(command);
    expect([told.outcome, told.sentence]).toEqual([outcome, expect.stringMatching(sentence)]);
  });

  it('names the policy that stops the first packet, which asks for a name', () => {
    expect(ask('curl http://web.default/', 'namespace:locked')).toMatchObject({
      outcome: 'timeout',
      hops: [{ stage: 'policy', verdict: 'broken' }],
    });
    expect(ask('curl http://web.default/', 'namespace:locked', world, { enforcePolicies: false }).outcome).toBe('answered');
  });

  it('serves node ports at loopback in iptables mode alone', () => {
    const here = build(text.replace('targetPort: http}]}}', 'targetPort: http, nodePort: 30080}], type: NodePort}}'));
    const localhost = (mode: 'iptables' | 'nftables') => ask('curl http://localhost:30080', 'node:node-a', here, { mode });
    expect(localhost('iptables').outcome).toBe('answered');
    expect(localhost('nftables').sentence).toMatch(/^Refused: 30080 is the node port of Service web, but kube-proxy in nftables mode/);
    const instead = localhost('nftables').hops.at(-1)?.instead ?? '';
    expect(ask(instead, 'node:node-a', here, { mode: 'nftables' }).outcome).toBe('answered');
  });

  it('pings a cluster IP as each mode does', () => {
    expect(ask('ping web', 'namespace:default', world, { mode: 'nftables' }).outcome).toBe('refused');
  });
});

describe('mending', () => {
  it.each(['curl http://web-typo:80', 'curl http://web-target', 'nc -zv db-0.db 3306', 'nc -zv mysql 3306'])(
    '%s: the offered edit turns the answer',
    (command) => {
      const told = ask(command);
      const fix = told.hops[told.broken ?? -1]?.fix;
      expect(fix?.edits).toHaveLength(1);
      expect(ask(command, 'namespace:default', build(edited(text, fix?.edits ?? []))).outcome).toBe('answered');
    },
  );

  it.each([
    'curl http://web-direct/',
    'curl http://web:81/',
    'nslookup wbe',
    'curl web.defualt',
    'ping web',
    'curl web.svc.cluster.local',
    'ping kubernetes.default',
  ])('%s: the command offered instead works', (command) => {
    const instead = ask(command).hops.flatMap((one) => one.instead ?? [])[0] ?? '';
    expect(ask(instead).outcome).toBe('answered');
  });
});

describe('mending what is not there yet', () => {
  const pod = (name: string, spec: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {app: ${name}}}\nspec:\n${spec}\n---\n`;
  const containers = '  containers: [{name: c, image: i, ports: [{containerPort: 80}]}]';
  const service = (name: string, spec: string) => `---\n{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {${spec}}}\n---\n`;
  const web = pod('web', containers) + service('web', 'selector: {app: web}, ports: [{port: 80}]');
  const endpoints = (name: string, port: string) =>
    `apiVersion: v1\nkind: Endpoints\nmetadata:\n  name: ${name}\nsubsets:\n  - addresses: [{ip: 192.0.2.7}]\n    ports:\n      - ${port}\n`;

  it.each([
    ['curl http://web', 'pod:default/host', web + pod('host', `  hostNetwork: true\n${containers}`), 'nxdomain'],
    ['curl http://web', 'pod:default/host', web + pod('host', `  hostNetwork: true\n  dnsPolicy: Default\n${containers}`), 'nxdomain'],
    ['curl http://alias', 'namespace:default', web + service('alias', 'type: ExternalName, externalName: web'), 'nxdomain'],
    ['nc -zv db 80', 'namespace:default', service('db', 'ports: [{name: sql, port: 80}]') + endpoints('db', 'port: 5432'), 'refused'],
    [
      'nc -zv db 80',
      'namespace:default',
      service('db', 'ports: [{port: 80}]') + endpoints('db', 'port: 5432\n        name: sql'),
      'refused',
    ],
  ])('%s from %s', (command, from, manifests, outcome) => {
    const told = ask(command, from, build(manifests));
    expect(told.outcome).toBe(outcome);
    const mended = build(edited(manifests, told.hops[told.broken ?? -1]?.fix?.edits ?? []));
    expect(ask(command, from, mended).outcome).toBe('answered');
  });

  const workload = (kind: string, name: string, spec: string) =>
    `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec:\n  ${spec}\n  selector: {matchLabels: {app: ${name}}}\n  template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}}\n---\n`;

  it.each([
    ['a Service that nobody wrote', 'curl http://shop', workload('Deployment', 'shop', 'replicas: 1'), 'nxdomain'],
    ['a headless one', 'nc -zv shop-0.shop 80', workload('StatefulSet', 'shop', 'serviceName: shop'), 'nxdomain'],
    [
      'no replica',
      'curl http://web',
      workload('Deployment', 'web', 'replicas: 0') + service('web', 'selector: {app: web}, ports: [{port: 80}]'),
      'refused',
    ],
    ['a Pod without hostname and subdomain', 'curl http://web.web', web, 'nxdomain'],
    ['a Pod without hostname', 'curl http://web.web', web.replace('spec:\n', 'spec:\n  subdomain: web\n'), 'nxdomain'],
    ['another key', 'curl http://web', web.replace('selector: {app: web}', 'selector: {name: web}'), 'refused'],
  ])('%s', (_, command, manifests, outcome) => {
    const told = ask(command, 'namespace:default', build(manifests));
    expect(told.outcome).toBe(outcome);
    const mended = build(edited(manifests, told.hops[told.broken ?? -1]?.fix?.edits ?? []));
    expect(ask(command, 'namespace:default', mended).outcome).toBe('answered');
  });

  it.each([
    ['curl http://web/x', 'outside', /^curl http:\/\/172\.18\.0\.3:30080\/x$/],
    ['nc -zv web.default 80', 'outside', /^nc -zv 172\.18\.0\.3 30080$/],
    ['curl http://node-b:30080', 'outside', /^curl http:\/\/172\.18\.0\.4:30080$/],
    ['curl http://web.default', 'node:node-a', /^curl http:\/\/10\.96\.\d+\.\d+$/],
  ])('who does not ask CoreDNS goes another way: %s from %s', (command, from, instead) => {
    const world = build(web.replace('ports: [{port: 80}]', 'type: NodePort, ports: [{port: 80, nodePort: 30080}]'));
    const told = ask(command, from, world);
    const offered = told.hops[told.broken ?? -1]?.instead ?? '';
    expect(offered).toMatch(instead);
    expect(ask(offered, from, world).outcome).toBe('answered');
  });

  const policy = (spec: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: strict}\nspec:\n  podSelector: {}\n${spec}`;

  it.each([
    ['the sender may send nothing, the receiver get nothing', '  policyTypes: [Ingress, Egress]\n', 'pod:default/client'],
    ['a list of rules that take others', '  ingress:\n    - from:\n        - podSelector: {matchLabels: {app: x}}\n', 'pod:default/client'],
    ['an empty list', '  ingress: []\n', 'namespace:kube-system'],
    ['rules with more room', '  ingress:\n    -   from:\n          - podSelector: {matchLabels: {app: x}}\n', 'pod:default/client'],
    ['a client from outside', '  ingress: [{from: [{podSelector: {}}]}]\n', 'outside'],
  ])('a policy is opened: %s', (_, spec, from) => {
    const manifests = web + pod('client', containers) + policy(spec);
    const command = `curl http://${findObject(build(manifests).cluster, 'Pod', 'default', 'web')?.status.podIP}`;
    const told = ask(command, from, build(manifests));
    expect(told).toMatchObject({ outcome: 'timeout', hops: expect.arrayContaining([expect.objectContaining({ stage: 'policy' })]) });
    const mended = build(edited(manifests, told.hops[told.broken ?? -1]?.fix?.edits ?? []));
    expect(ask(command, from, mended).outcome).toBe('answered');
  });

  it('what a policy makes of a sender that became a node is not known', () => {
    const manifests = web.replace('ports: [{port: 80}]', 'type: NodePort, ports: [{port: 80, nodePort: 30080}]');
    const world = build(manifests + policy('  ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]\n'));
    const told = ask('curl http://172.18.0.3:30080', 'outside', world).hops.find(({ stage }) => stage === 'policy');
    expect(told).toMatchObject({ verdict: 'caution', reason: expect.stringContaining('may see the node as the sender') });
  });

  it('JSON stays JSON', () => {
    const strict = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'strict' }, spec: { podSelector: {} } };
    const [first = '', second = ''] = [web + pod('client', containers), JSON.stringify(strict)];
    const files = (text: string) => [
      { name: 'pods.yaml', text: first },
      { name: 'policy.json', text },
    ];
    const manifests = (text: string) => buildFiles(files(text));
    const address = findObject(manifests(second).cluster, 'Pod', 'default', 'web')?.status.podIP;
    const told = ask(`curl http://${address}`, 'pod:default/client', manifests(second));
    const mended = edited(second, told.hops[told.broken ?? -1]?.fix?.edits ?? []);
    expect(() => JSON.parse(mended)).not.toThrow();
    expect(ask(`curl http://${address}`, 'pod:default/client', manifests(mended)).outcome).toBe('answered');
  });

  it('a policy that forbids DNS is opened for it', () => {
    const manifests = web + pod('client', containers) + policy('  policyTypes: [Egress]\n');
    const told = ask('nslookup web', 'pod:default/client', build(manifests));
    expect(told.outcome).toBe('timeout');
    const mended = build(edited(manifests, told.hops[told.broken ?? -1]?.fix?.edits ?? []));
    expect(ask('nslookup web', 'pod:default/client', mended).outcome).toBe('answered');
  });

  const set =
    workload('StatefulSet', 'db', 'serviceName: db\n  replicas: 3') +
    service('db', 'clusterIP: None, selector: {app: db}, ports: [{port: 80}]');

  it.each([
    ['a Pod that is not ready', 'nslookup db-1.db', ['db-1'], [], /is not ready, and Service db does not publish/],
    ['a Pod that is leaving', 'nslookup db-1.db', [], ['db-1'], /is terminating, and Service db does not publish/],
    ['a number too high', 'nslookup db-4.db', [], [], /its Pods are db-0 to db-2/],
  ])('%s', (_, command, notReady, terminating, sentence) => {
    const of = (names: readonly string[]) => names.map((name) => `default/${name}`);
    const settings = { pods: { ...defaultSettings.pods, notReady: of(notReady), terminating: of(terminating) } };
    const told = ask(command, 'namespace:default', build(set, settings));
    expect(told.sentence).toMatch(sentence);
    const mended = build(edited(set, told.hops[told.broken ?? -1]?.fix?.edits ?? []), settings);
    expect(ask(command, 'namespace:default', mended).outcome).toBe('answered');
  });

  it('a Pod that waits for the one before it is not called too high', () => {
    const settings = { pods: { ...defaultSettings.pods, notReady: ['default/db-1'] } };
    expect(ask('nslookup db-2.db', 'namespace:default', build(set, settings)).sentence).toContain(
      'one after the other, and db-1 is not ready',
    );
  });

  it('a Service of one family gets both', () => {
    const dual = { ipFamily: 'dual4' } as const;
    const command = 'curl -6 http://web';
    const told = ask(command, 'namespace:default', build(web, dual));
    expect(told.sentence).toBe('No record: Service web has IPv4 addresses only.');
    const mended = build(edited(web, told.hops[told.broken ?? -1]?.fix?.edits ?? []), dual);
    expect(ask(command, 'namespace:default', mended).outcome).toBe('answered');
    expect(ask(command, 'namespace:default', build(web)).hops.at(-1)?.fix).toBeUndefined();
  });

  it('names of another cluster domain are put right', () => {
    const corp = build(web, { clusterDomain: 'corp.example' });
    const told = ask('curl http://web.default.svc.cluster.local', 'namespace:default', corp);
    expect(told.sentence).toContain('names of this cluster end in corp.example, and not in cluster.local');
    expect(ask(told.hops[told.broken ?? -1]?.instead ?? '', 'namespace:default', corp).outcome).toBe('answered');
  });

  it('kube-proxy answers for the health of a node', () => {
    const spec = 'type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 32100, selector: {app: web}, ports: [{port: 80}]';
    const world = build(pod('web', `  nodeName: node-b\n${containers}`) + service('web', spec));
    expect(ask('curl http://172.18.0.4:32100/healthz', 'outside', world).sentence).toMatch(
      /answers 200: Service web has one ready endpoint/,
    );
    expect(ask('curl http://172.18.0.3:32100/healthz', 'outside', world)).toMatchObject({ outcome: 'http-error' });
  });

  it('an alias that leads in a circle, or to an address, says so', () => {
    const alias = (name: string, to: string) => service(name, `type: ExternalName, externalName: ${to}`);
    const circle = build(alias('a', 'b.default.svc.cluster.local') + alias('b', 'a.default.svc.cluster.local') + alias('c', '10.1.2.3'));
    expect(ask('curl http://a', 'namespace:default', circle).sentence).toContain('a.default → b.default → a.default');
    expect(ask('curl http://c', 'namespace:default', circle).sentence).toContain('10.1.2.3, which is an address');
  });

  it('a search list that does not complete a name is named', () => {
    const alone = pod(
      'alone',
      `  dnsPolicy: None\n  dnsConfig: {nameservers: [10.96.0.10], searches: [default.svc.cluster.local]}\n${containers}`,
    );
    const world = build(web + alone);
    const told = ask('curl http://web.default', 'pod:default/alone', world);
    expect(told.sentence).toContain('the full name is web.default.svc.cluster.local');
    expect(ask(told.hops[told.broken ?? -1]?.instead ?? '', 'pod:default/alone', world).outcome).toBe('answered');
  });
});

describe('hops', () => {
  it('tell the way in order, each with its source', () => {
    const told = ask('curl http://web/');
    expect(told.hops.map(({ stage }) => stage)).toEqual(['resolver', 'dns', 'client', 'node', 'endpoint', 'pod']);
    expect(told.hops[4]?.sources[0]?.label).toBe('Service web, spec.selector');
    expect(told.hops.every(({ reason }) => reason.length > 0)).toBe(true);
  });

  it('are told as Markdown', () => {
    expect(traceText(ask('curl http://web-typo'))).toMatch(/^\*\*Refused[\s\S]*first broken hop[\s\S]*mend: Select app=web/);
  });

  it('say the same for the same seed', () => {
    expect(ask('curl http://web/')).toEqual(ask('curl http://web/'));
  });
});

describe('asking many times', () => {
  const many = (command: string) => {
    const { samples } = askMany(world.cluster, { command, from: 'namespace:default', seed: 3 }, 90);
    return samples.map(({ counts }) => counts.map(({ count }) => count).toSorted((a, b) => a - b));
  };

  it('a virtual IP spreads connections, and one connection stays with one Pod', () => {
    const [fresh, kept, balanced] = many('curl http://web/');
    expect(fresh?.every((count) => count > 10)).toBe(true);
    expect(kept).toEqual([0, 0, 90]);
    expect(balanced).toEqual([0, 0, 90]);
  });

  it('a headless name lets the client balance', () => {
    expect(many('curl http://web-direct:8080/')[2]).toEqual([30, 30, 30]);
  });
});

describe('help with asking', () => {
  it('suggests questions that can be read', () => {
    const offered = suggestions(world.cluster);
    expect(offered.length).toBeGreaterThan(4);
    expect(offered.map(({ command, from }) => ask(command, from).outcome)).not.toContain('unreadable');
  });

  it('completes names that exist', () => {
    expect(completions(world.cluster, 'web', 'default').slice(0, 3)).toEqual(['web-direct', 'web-direct:80', 'web-target']);
  });
});

it('answers anything with a sentence, and never throws', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('web', 'db-0.db', 'web-direct.default', '10.96.0.1', 'localhost', '[::1]', 'constructor', '__proto__'),
  );
  const tool = fc.constantFrom('curl', 'nc -zv', 'dig', 'nslookup', 'ping', 'kubectl port-forward');
  const from = fc.constantFrom(
    'namespace:default',
    'pod:default/web',
    'node:node-a',
    'outside',
    'outside@node-b',
    'namespace:__proto__',
    'x',
  );
  fc.assert(
    fc.property(tool, word, fc.nat(70_000), from, (name, host, port, place) => {
      for (const command of [`${name} ${host} ${port}`, `${name} ${host}:${port}`]) expect(ask(command, place).sentence).not.toBe('');
    }),
    { numRuns: 60 },
  );
});
