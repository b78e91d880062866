import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build, edited } from '../fixture.ts';
import { askMany } from './ask-many.ts';
import { suggestions, type TraceOptions, trace, traceText } from './index.ts';

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

const world = build(text);
const ask = (command: string, from = 'namespace:default', { cluster, options } = world, more: TraceOptions = {}) =>
  trace(cluster, { command, from, seed: 7 }, { ...options, ...more });

describe('the answer in a sentence', () => {
  it.each([
    ['curl http://web/', 'answered', /^web-\S+ answers \(one of 3, each 1 in 3, picked by kube-proxy\)\.$/],
    ['curl http://web-direct:8080/', 'answered', /^web-\S+ answers \(one of 3, each 1 in 3, picked by the client\)\.$/],
    ['curl http://web-direct/', 'refused', /headless, so nothing turns its port 80 into the Pods' port 8080/],
    ['curl http://web-typo', 'refused', /because its selector app=Web matches no Pod \(Pods have app=web\)/],
    ['curl http://web-target', 'refused', /targetPort htttp is the name of no container port \(the Pods name http\)/],
    ['curl http://web:81', 'timeout', /Service web has no TCP port 81 \(it has 80\)/],
    ['curl http://web:8080', 'timeout', /8080 is the port of its Pods, which its port 80 leads to/],
    ['nc -zv db-0.db 3306', 'nxdomain', /only if the StatefulSet's serviceName names the Service db; serviceName is db-svc/],
    ['nc -zv mysql 3306', 'refused', /the Endpoints mysql-ext are not its own/],
    ['curl http://ext/', 'unknown', /ext is an alias for pay\.partner\.example, which is outside the cluster/],
    ['curl http://wbe/', 'nxdomain', /there is no Service wbe in namespace default; there is web/],
    ['curl http://www.example.net/', 'unknown', /not a name of this cluster/],
    ['ping web', 'timeout', /a ping has no port/],
    ['ping web-direct', 'answered', /^web-\S+ answers/],
    ['kubectl port-forward svc/web 8080:80', 'answered', /through the tunnel at 127.0.0.1:8080/],
    ['nslookup db', 'answered', /has 2 records \(A\): [\d.]+, [\d.]+ \(addresses of Pods\)\.$/],
    ['nslookup web', 'answered', /has one record: A 10\.96\.[\d.]+ \(the cluster IP of Service web\)\.$/],
    ['dig db', 'nxdomain', /./],
    ['nslookup ext', 'answered', /is an alias for pay\.partner\.example\.$/],
    ['dig NS cluster.local', 'nodata', /cluster\.local is what names of the cluster end in/],
    ['dig default.svc.cluster.local', 'nodata', /what names in namespace default end in/],
    ['dig web.svc.cluster.local', 'nxdomain', /the namespace is missing: Service web is called web\.default\.svc/],
    ['dig web.default.pod.cluster.local', 'nxdomain', /a Pod's address with dashes/],
    ['dig SRV bare.default.svc.cluster.local', 'nodata', /Service bare names no port, and SRV records are about ports/],
    ['dig -x 10.96.255.254', 'nxdomain', /no Service and no endpoint has the address 10\.96\.255\.254/],
    ['dig -x 192.0.2.1', 'unknown', /what the internet says/],
    ['nslookup docs.example.net', 'unknown', /^Unknown: docs\.example\.net is not a name of this cluster/],
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
    ['web-typo', 'unreadable', /For example: web-typo\.default:80$/],
  ])('%s', (command, outcome, sentence) => {
    const told = ask(command);
    expect([told.outcome, told.sentence]).toEqual([outcome, expect.stringMatching(sentence)]);
  });

  it('doubts that anybody outside has a route to a cluster IP', () => {
    const address = / A ([\d.]+) /.exec(ask('nslookup web').sentence)?.[1];
    expect(ask(`curl http://${address}`, 'outside').sentence).toMatch(/, if a route was made from outside to a cluster IP\.$/);
    expect(ask(`curl http://${address}`).sentence).not.toMatch(/route/);
  });

  it('says whose address a Pod of its own name has', () => {
    const named = build(text.replaceAll('serviceName: db-svc', 'serviceName: db'));
    expect(ask('nslookup db-0.db', undefined, named).sentence).toMatch(/has one record: A [\d.]+ \(the address of Pod db-0\)\.$/);
  });

  it('prints nothing for a name of the internet, unless nothing of the internet is known', () => {
    expect(ask('dig docs.example.net').output).toBe('');
    expect(ask('dig docs.example.net', undefined, world, { isolated: true })).toMatchObject({
      outcome: 'nxdomain',
      output: expect.stringContaining('status: NXDOMAIN'),
    });
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
    'kubectl port-forward svc/web 8080:8080',
    'kubectl port-forward svc/wbe 8080:80',
    'kubectl port-forward web 8080:8080',
    'nc -u web 80',
    'curl http://web-direct:81/',
  ])('%s: the command offered instead works', (command) => {
    const instead = ask(command).hops.flatMap((one) => one.instead ?? [])[0] ?? '';
    expect(ask(instead).outcome).toBe('answered');
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
    const files = [{ name: 'all.yaml', text }];
    expect(traceText(ask('curl http://web-typo'), files)).toMatch(
      /^\*\*Refused[\s\S]*first broken hop[\s\S]*spec\.selector\.app \(all\.yaml:14\)[\s\S]*mend: Select app=web/,
    );
  });

  it('say the same for the same seed', () => {
    expect(ask('curl http://web/')).toEqual(ask('curl http://web/'));
  });
});

describe('asking many times', () => {
  const sampled = (command: string) => askMany(world.cluster, { command, from: 'namespace:default', seed: 3 }, 90).samples;
  const many = (command: string) => sampled(command).map(({ counts }) => counts.map(({ count }) => count).toSorted((a, b) => a - b));

  it('a virtual IP spreads connections, and one connection stays with one Pod', () => {
    const [fresh, kept, balanced] = many('curl http://web/');
    expect(fresh?.every((count) => count > 10)).toBe(true);
    expect(kept).toEqual([0, 0, 90]);
    expect(balanced).toEqual([0, 0, 90]);
  });

  it('an echo and a tunnel draw nobody, and one alone is drawn by nobody', () => {
    expect([many('ping web-direct'), many('kubectl port-forward svc/web 8080:80')]).toEqual([[], []]);
    const [address = ''] = ask('curl http://web/').answerers.map((one) => `${one.address}:${one.port}`);
    expect(sampled(`curl ${address}`)[0]?.reason).toBe('Nobody else could answer.');
  });

  it('session affinity keeps new connections with one Pod, too', () => {
    const sticky = build(
      text.replace('{selector: {app: web}, ports: [{name: http', '{sessionAffinity: ClientIP, selector: {app: web}, ports: [{name: http'),
    );
    const { samples } = askMany(sticky.cluster, { command: 'curl http://web/', from: 'namespace:default', seed: 3 }, 90);
    expect(samples[0]?.counts.map(({ count }) => count).toSorted()).toEqual([0, 0, 90]);
    expect(samples[0]?.reason).toBe('sessionAffinity ClientIP keeps this client with one endpoint.');
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
