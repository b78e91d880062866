import { describe, expect, it } from 'vitest';
import { build, edited } from '../../fixture.ts';
import { trace } from '../index.ts';

/** default: Pod and Service web (80, named http). infra: Gateway front (listener http). Ingresses and routes are the cases' own. */
const world = `---
{apiVersion: v1, kind: Namespace, metadata: {name: infra}}
---
{apiVersion: v1, kind: Pod, metadata: {name: web, labels: {app: web}}, spec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: {name: c}, spec: {controllerName: example.com/c}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: front, namespace: infra}
spec:
  gatewayClassName: c
  listeners:
    - name: http
      port: 80
      protocol: HTTP
      hostname: "*.example.com"
`;

const ingress = (backend: string) => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec: {rules: [{host: shop.example.org, http: {paths: [{path: /, pathType: Prefix, backend: {service: ${backend}}}]}}]}
`;
const route = (namespace: string, parent: string, backend: string) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop, namespace: ${namespace}}
spec:
  parentRefs:
    - ${parent}
  hostnames: [shop.example.com]
  rules: [{backendRefs: [${backend}]}]
`;

function ask(text: string, command: string) {
  const { cluster, options } = build(text);
  return trace(cluster, { command, from: 'outside', seed: 1 }, options);
}

/** The answer after each offered edit, until there is none. */
function mended(text: string, command: string): readonly string[] {
  const told = ask(text, command);
  const edits = told.hops[told.broken ?? -1]?.fix?.edits;
  return edits ? [told.outcome, ...mended(edited(text, edits), command)] : [told.outcome];
}

describe('what leads a request astray is mended', () => {
  it.each([
    ['an Ingress names a Service that is not there', ingress('{name: wbe, port: {number: 80}}'), ['http-error', 'answered']],
    ['the port of the container', ingress('{name: web, port: {number: 8080}}'), ['http-error', 'answered']],
    ["a port's name with a slip", ingress('{name: web, port: {name: htp}}'), ['http-error', 'answered']],
  ])('%s', (_, manifests, outcomes) => {
    expect(mended(world + manifests, 'curl http://shop.example.org/')).toEqual(outcomes);
  });

  const web = '{name: web, port: 80}';
  it.each([
    ['a Gateway of another namespace', route('default', 'name: front', web), ['http-error', 'http-error', 'answered']],
    [
      'a Gateway that is not there',
      route('infra', 'name: frnot', '{name: web, namespace: default, port: 80}'),
      ['http-error', 'http-error', 'answered'],
    ],
    [
      'a listener that is not there',
      route('default', '{name: front, namespace: infra, sectionName: htp}', web),
      ['http-error', 'http-error', 'answered'],
    ],
    [
      'a port that is not there',
      route('default', '{name: front, namespace: infra}', '{name: web, port: 8080}'),
      ['http-error', 'http-error', 'answered'],
    ],
  ])('%s', (_, manifests, outcomes) => {
    expect(mended(world + manifests, 'curl http://shop.example.com/')).toEqual(outcomes);
  });
});

it('opens no listener to other namespaces where that is not what keeps a route out', () => {
  const elsewhere = world.replace('"*.example.com"', '"*.example.org"\n      allowedRoutes: {namespaces: {from: All}}');
  const told = ask(
    elsewhere + route('default', '{name: front, namespace: infra}', '{name: web, port: 80}'),
    'curl http://shop.example.com/',
  );
  const hop = told.hops[told.broken ?? -1];
  expect(hop?.reason).toContain('its hostnames shop.example.com lie outside *.example.org');
  expect(hop?.fix).toBeUndefined();
  expect(hop?.sources.map(({ label }) => label)).toEqual(['HTTPRoute shop, spec.parentRefs', 'Gateway front, spec.listeners']);
});

it('takes a Gateway of a running cluster to be served where its class was not pasted', () => {
  const observed = world
    .replace(/---\n\{apiVersion: \S+, kind: GatewayClass.*\n/, '')
    .replace('name: front, ', 'name: front, uid: u1, resourceVersion: "1", creationTimestamp: 2026-01-01T00:00:00Z, ');
  const attached = route('infra', '{name: front}', '{name: web, namespace: default, port: 80}');
  const { hops } = ask(observed + attached, 'curl http://shop.example.com/');
  expect(hops.find(({ stage }) => stage === 'door')?.reason).toContain('GatewayClass c is not among the manifests');
});

it('says that a listener takes the host, where no route does', () => {
  expect(ask(world, 'curl http://other.example.com/').sentence).toMatch(/^HTTP error: Gateway front answers 404: Listener http takes host/);
});

it('says on which port a host is served', () => {
  const told = ask(world + ingress('{name: web, port: {number: 80}}'), 'curl http://shop.example.org:8080/a');
  expect(told.sentence).toContain('shop.example.org is served on port 80 and 443');
  expect(told.hops.flatMap(({ instead }) => instead ?? [])).toEqual(['curl http://shop.example.org/a']);
});

it.each([
  ['nc -zv 198.51.100.7 9000', /has no listener on TCP port 9000 \(it has 80\)/],
  ['nc -zv 198.51.100.7 80', /listener http speaks HTTP there: ask with curl/],
])('says what a Gateway has at its address: %s', (command, sentence) => {
  const placed = world.replace('gatewayClassName: c\n', 'gatewayClassName: c\n  addresses: [{value: 198.51.100.7}]\n');
  expect(ask(placed, command)).toMatchObject({ outcome: 'unknown', sentence: expect.stringMatching(sentence) });
});
