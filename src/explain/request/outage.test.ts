import { expect, it } from 'vitest';
import { build, edited } from '../fixture.ts';
import { suggestions, trace } from './index.ts';

/** Out of a running cluster: two Pods of cart on node one, and whatever else is given. */
const seen = (name: string) =>
  `name: ${name}, namespace: default, uid: u-${name}, resourceVersion: "1", creationTimestamp: 2026-01-01T00:00:00Z`;
const pod = (name: string, address: string, more = '', ready = 'True') => `---
apiVersion: v1
kind: Pod
metadata: {${seen(name)}, labels: {app.kubernetes.io/instance: cart, app.kubernetes.io/name: cart}${more}}
spec: {nodeName: one, containers: [{name: c, image: i, ports: [{containerPort: 8080}], readinessProbe: {httpGet: {port: 8080}}}]}
status:
  phase: Running
  podIP: ${address}
  podIPs: [{ip: ${address}}]
  conditions: [{type: Ready, status: "${ready}"}]
  containerStatuses: [{name: c, image: i, imageID: "", restartCount: 0, ready: ${ready === 'True'}, started: true, state: {running: {}}}]
`;
const elsewhere =
  '---\n{apiVersion: v1, kind: Pod, metadata: {' +
  seen('a') +
  '}, spec: {nodeName: aaa, containers: [{name: c, image: i}]}, status: {phase: Running, podIP: 10.0.0.9, podIPs: [{ip: 10.0.0.9}]}}\n';
const service = (selector: string, more = '') => `---
apiVersion: v1
kind: Service
metadata: {${seen('cart')}}
spec:
  clusterIP: 10.96.0.50
  clusterIPs: [10.96.0.50]
  selector:
    ${selector}
  ports: [{port: 80, targetPort: 8080}]
${more}`;
const named = 'app.kubernetes.io/name: cart';

function ask(text: string, command = 'curl http://cart', from = 'namespace:default') {
  const { cluster, options } = build(text);
  return trace(cluster, { command, from, seed: 1 }, options);
}

it('says under which label the Pods have what the selector looks for', () => {
  const text = service('app: cart') + pod('cart-1', '10.0.0.1');
  const told = ask(text);
  expect(told.sentence).toContain('matches no Pod (Pods have app.kubernetes.io/name=cart)');
  const hop = told.hops[told.broken ?? -1];
  expect(hop?.command).toBe('kubectl get pods -n default --show-labels');
  expect(ask(edited(text, hop?.fix?.edits ?? [])).outcome).toBe('answered');
});

it('mends a label of the recommended names, too', () => {
  const text = service(`${named}\n    app.kubernetes.io/instance: cart-v1`) + pod('cart-1', '10.0.0.1');
  const told = ask(text);
  expect(told.sentence).toContain('(Pods have app.kubernetes.io/instance=cart)');
  expect(ask(edited(text, told.hops[told.broken ?? -1]?.fix?.edits ?? [])).outcome).toBe('answered');
});

it('names the probe that fails, and describes the Pod', () => {
  const told = ask(service(named) + pod('cart-1', '10.0.0.1', '', 'False'));
  expect(told.sentence).toContain('is not ready (readiness probe fails)');
  expect(told.hops[told.broken ?? -1]?.command).toBe('kubectl describe pod -n default cart-1');
});

it('says that the one who answers is terminating', () => {
  const leaving = pod('cart-1', '10.0.0.1', ', deletionTimestamp: 2026-01-01T00:00:00Z, deletionGracePeriodSeconds: 30');
  const told = ask(service(named) + leaving);
  expect(told.sentence).toBe('cart-1 answers (the only one that could), while it is terminating.');
  expect(told.hops.at(-1)).toMatchObject({ verdict: 'caution', reason: expect.stringContaining('until its grace period ends') });
});

it('lets a load balancer send to a node with an endpoint, where only those take it', () => {
  const balanced = `  type: LoadBalancer
  externalTrafficPolicy: Local
  healthCheckNodePort: 32001
status: {loadBalancer: {ingress: [{ip: 198.51.100.7, ipMode: VIP}]}}
`;
  const text = elsewhere + service(named, balanced) + pod('cart-1', '10.0.0.1');
  const told = ask(text, 'curl http://198.51.100.7', 'outside');
  expect([told.outcome, told.hops[0]?.reason]).toEqual(['answered', expect.stringContaining('here it is taken to send to one')]);
  expect(ask(text, 'curl http://198.51.100.7', 'outside@aaa').outcome).toBe('timeout');
});

it('asks first about the Service whose targetPort nobody names', () => {
  const wrong = service(named).replace('targetPort: 8080', 'targetPort: htpt').replaceAll('name: cart,', 'name: zoo,');
  const { cluster } = build(service(named) + wrong + pod('cart-1', '10.0.0.1'));
  expect(suggestions(cluster)[0]?.command).toBe('curl http://zoo:80/');
});

it('says that a Pod keeps the name that it was made under', () => {
  const set = `---
apiVersion: apps/v1
kind: StatefulSet
metadata: {${seen('cart')}}
spec: {serviceName: cart, selector: {matchLabels: {${named}}}, template: {metadata: {labels: {${named}}}, spec: {containers: [{name: c, image: i}]}}}
`;
  const owner = ', ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: cart, uid: u-cart, controller: true}]';
  const older = pod('cart-0', '10.0.0.1', owner).replace('spec: {nodeName', 'spec: {hostname: cart-0, subdomain: cart-old, nodeName');
  const told = ask(
    service(named).replace('10.96.0.50\n', 'None\n').replace('[10.96.0.50]', '[None]') + set + older,
    'nslookup cart-0.cart',
  );
  expect(told.sentence).toContain('Pod cart-0 was made under serviceName cart-old and keeps its name until it is made anew');
});
