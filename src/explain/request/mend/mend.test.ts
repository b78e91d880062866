import { describe, expect, it } from 'vitest';
import { findObject } from '../../../cluster/cluster.ts';
import { defaultSettings } from '../../../cluster/settings.ts';
import { build, buildFiles, edited, type World } from '../../fixture.ts';
import { trace } from '../index.ts';

const ask = (command: string, from: string, { cluster, options }: World) => trace(cluster, { command, from, seed: 7 }, options);

describe('mending', () => {
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
