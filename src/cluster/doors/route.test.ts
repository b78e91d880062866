import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { Cluster } from '../cluster.ts';
import type { KubeObject } from '../object.ts';
import { defaultSettings } from '../settings.ts';
import { explainRoute, route, routesOf } from './route.ts';
import { lookUpService } from './service-lookup.ts';

function clusterOf(text: string): Cluster {
  const objects = parseAllDocuments(text).map((document) => document.toJS() as KubeObject);
  return { settings: defaultSettings, objects, sources: {} };
}

const get = { scheme: 'http', method: 'GET', headers: {} };

/** A Service with one ready and one unready Pod behind it, and one without any. */
const services = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { type: ClusterIP, clusterIP: 10.96.0.10, ports: [ { name: http, port: 80, targetPort: 8080, protocol: TCP } ] }
---
apiVersion: v1
kind: Service
metadata: { name: idle, namespace: shop }
spec: { type: ClusterIP, clusterIP: 10.96.0.11, ports: [ { port: 80, targetPort: 8080, protocol: TCP } ] }
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web-abcde, namespace: shop, labels: { kubernetes.io/service-name: web } }
addressType: IPv4
ports: [ { name: http, port: 8080, protocol: TCP } ]
endpoints:
- { addresses: [ 10.244.1.2 ], conditions: { ready: true }, targetRef: { kind: Pod, namespace: shop, name: web-1 } }
- { addresses: [ 10.244.1.3 ], conditions: { ready: false }, targetRef: { kind: Pod, namespace: shop, name: web-2 } }
---
`;

const ingress = `${services}
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: front }
spec: { controller: example.com/front }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop, namespace: shop }
spec:
  ingressClassName: front
  defaultBackend: { service: { name: idle, port: { number: 80 } } }
  rules:
  - host: www.example.com
    http:
      paths:
      - { path: /foo, pathType: Prefix, backend: { service: { name: web, port: { name: http } } } }
      - { path: /foo, pathType: Exact, backend: { service: { name: idle, port: { number: 80 } } } }
      - { path: /foo/bar/, pathType: Prefix, backend: { service: { name: missing, port: { number: 80 } } } }
  - host: '*.example.com'
    http:
      paths:
      - { path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 81 } } } }
`;

describe('an Ingress', () => {
  const cluster = clusterOf(ingress);
  const ask = (host: string, path: string) => explainRoute(cluster, { ...get, via: 'ingress:front', host, path });

  it('takes the longest path, Exact before Prefix, element by element', () => {
    expect(ask('www.example.com', '/foo').rule?.path).toBe('spec.rules[0].http.paths[1]');
    expect(ask('www.example.com', '/foo/').rule?.path).toBe('spec.rules[0].http.paths[0]');
    expect(ask('www.example.com', '/foo/bar').rule?.path).toBe('spec.rules[0].http.paths[2]');
    expect(ask('WWW.example.com:8080', '/foo/x?y=1').rule?.path).toBe('spec.rules[0].http.paths[0]');
  });

  it('leaves what no path takes to the default backend, also when a wildcard would do', () => {
    expect(ask('www.example.com', '/foobar').rule?.path).toBe('spec.defaultBackend');
    expect(ask('other.example.org', '/').rule?.path).toBe('spec.defaultBackend');
  });

  it('takes one label for a wildcard', () => {
    expect(ask('a.example.com', '/').rule?.path).toBe('spec.rules[1].http.paths[0]');
    expect(ask('a.b.example.com', '/').rule?.path).toBe('spec.defaultBackend');
  });

  it('dials the ready endpoints of the Service and says why not the others', () => {
    const [backend] = ask('www.example.com', '/foo/x').backends;
    expect(backend?.port).toBe(80);
    expect(backend?.endpoints).toEqual([
      {
        address: '10.244.1.2',
        port: 8080,
        slice: { kind: 'EndpointSlice', namespace: 'shop', name: 'web-abcde' },
        pod: { kind: 'Pod', namespace: 'shop', name: 'web-1' },
      },
    ]);
    expect(backend?.passed.map(({ address, reason }) => [address, reason])).toEqual([['10.244.1.3', 'not ready']]);
  });

  it('answers 503 without a ready endpoint, without the Service and without the port', () => {
    expect(ask('www.example.com', '/foo').answer.status).toBe(503);
    expect(ask('www.example.com', '/foo/bar').answer.status).toBe(503);
    expect(ask('a.example.com', '/').backends[0]?.reason).toContain('has no port 81; it has 80 (http)');
  });

  it('is nobody without an Ingress of that class', () => {
    expect(route(cluster, { ...get, via: 'ingress:(none)', host: 'www.example.com', path: '/' }).status).toBe(404);
  });

  it('gives the picture every path with its Service', () => {
    expect(routesOf(cluster).map(({ host, match, broken }) => [host, match, broken === undefined])).toEqual([
      ['www.example.com', 'Prefix /foo', true],
      ['www.example.com', 'Exact /foo', false],
      ['www.example.com', 'Prefix /foo/bar/', false],
      ['*.example.com', 'Prefix /', false],
      ['*', 'whatever no rule takes', false],
    ]);
  });
});

const gateway = `${services}
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: border }
spec: { controllerName: example.com/border }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: gate, namespace: entry }
spec:
  gatewayClassName: border
  listeners:
  - { name: home, port: 80, protocol: HTTP, hostname: home.example.com }
  - { name: all, port: 80, protocol: HTTP, hostname: '*.example.com', allowedRoutes: { namespaces: { from: All } } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [ { name: gate, namespace: entry } ]
  rules:
  - matches: [ { path: { type: Exact, value: /a } }, { path: { type: PathPrefix, value: /old } } ]
    filters: [ { type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /new } } } ]
    backendRefs: [ { name: web, port: 80, weight: 3 }, { name: idle, port: 80, weight: 1 }, { name: web, port: 80, weight: 0 } ]
  - matches: [ { path: { type: PathPrefix, value: /go } } ]
    filters: [ { type: RequestRedirect, requestRedirect: { hostname: else.example.com, port: 8443, scheme: https } } ]
  - backendRefs: [ { name: web, namespace: other, port: 80 } ]
`;

describe('a Gateway', () => {
  const cluster = clusterOf(gateway);
  const ask = (host: string, path: string) => explainRoute(cluster, { ...get, via: 'gateway:entry/gate:80', host, path });

  it('shares among backends by weight and marks those without an endpoint', () => {
    expect(ask('a.b.example.com', '/a').answer.backends).toEqual([
      { service: 'shop/web', port: 80, share: 0.75 },
      { service: 'shop/idle', port: 80, share: 0.25, status: 503 },
    ]);
  });

  it('rewrites the prefix that matched', () => {
    expect(ask('a.example.com', '/old').answer.upstreamPath).toBe('/new');
    expect(ask('a.example.com', '/old/x?y').answer.upstreamPath).toBe('/new/x?y');
  });

  it('redirects', () => {
    expect(ask('a.example.com', '/go/x').answer).toEqual({ status: 302, backends: [], location: 'https://else.example.com:8443/go/x' });
  });

  it('answers 500 where no ReferenceGrant allows the backend', () => {
    expect(ask('a.example.com', '/').answer).toEqual({ status: 500, backends: [{ share: 1, status: 500 }] });
    expect(ask('a.example.com', '/').reason).toContain('No ReferenceGrant in namespace other');
  });

  it('keeps a host that has a listener of its own away from the wider one', () => {
    const { answer, listener, others } = ask('home.example.com', '/a');
    expect(answer.status).toBe(404);
    expect(listener?.name).toBe('home');
    expect(others[0]?.reason).toBe('listener home takes no routes from namespace shop');
  });

  it('gives the picture what each listener sends where', () => {
    const routes = routesOf(cluster).map(({ listener, match, service, share, answers }) => [
      listener,
      match,
      service?.name,
      share,
      answers,
    ]);
    expect(routes[0]).toEqual(['all', 'Exact /a or Prefix /old', 'web', 0.75, undefined]);
    expect(routes[3]).toEqual(['all', 'Prefix /go', undefined, 1, '302 to https://else.example.com:8443']);
  });
});

describe('any question', () => {
  it('has an answer, always the same, and shares that make a whole', () => {
    const clusters = [clusterOf(ingress), clusterOf(gateway)];
    const via = fc.oneof(fc.constantFrom('ingress:front', 'ingress:(none)', 'gateway:entry/gate:80', 'gateway:entry/gate:1'), fc.string());
    const question = fc.record({
      via,
      scheme: fc.constantFrom('http', 'https'),
      method: fc.string(),
      host: fc.oneof(fc.constantFrom('www.example.com', 'a.example.com'), fc.string()),
      path: fc.string().map((path) => `/${path}`),
      headers: fc.dictionary(fc.string(), fc.string()),
    });
    fc.assert(
      fc.property(question, fc.constantFrom(...clusters), (asked, cluster) => {
        const { answer, backends } = explainRoute(cluster, asked);
        expect(route(cluster, asked)).toEqual(answer);
        const shares = backends.reduce((sum, { share }) => sum + share, 0);
        expect(backends.length === 0 || Math.abs(shares - 1) < 1e-9).toBe(true);
      }),
    );
  });
});

it('dials a Pod of two families once, at the address of the first family of the Service', () => {
  const second = `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web-fghij, namespace: shop, labels: { kubernetes.io/service-name: web } }
addressType: IPv6
ports: [ { name: http, port: 8080, protocol: TCP } ]
endpoints: [ { addresses: [ "fd00::2" ], conditions: { ready: true }, targetRef: { kind: Pod, namespace: shop, name: web-1 } } ]
`;
  const cluster = clusterOf(services.replace('clusterIP: 10.96.0.10', 'clusterIP: 10.96.0.10, ipFamilies: [ IPv6, IPv4 ]') + second);
  expect(lookUpService(cluster, 'shop', 'web', 80).endpoints.map(({ address }) => address)).toEqual(['fd00::2']);
});
