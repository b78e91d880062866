import fc from 'fast-check';
import { expect, it } from 'vitest';
import { build } from '../../fixture.ts';
import { trace } from '../index.ts';
import { completions } from './completions.ts';

/** shop: web (80 → 8080, named http) and headless web-direct before one Pod; Ingress api.example.com. default: StatefulSet db behind headless db. */
const { cluster } = build(`---
{apiVersion: v1, kind: Namespace, metadata: {name: shop}}
---
{apiVersion: v1, kind: Pod, metadata: {name: one, namespace: shop, labels: {app: web}}, spec: {containers: [{name: c, image: i, ports: [{containerPort: 8080}]}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: web-direct, namespace: shop}, spec: {clusterIP: None, selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: db}, spec: {clusterIP: None, selector: {app: db}, ports: [{port: 3306}]}}
---
{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec: {serviceName: db, selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: c, image: i}]}}}}
---
{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: door, namespace: shop}, spec: {rules: [{host: api.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}}
`);

const inShop = (typed: string) => completions(cluster, typed, 'shop');

it.each([
  ['curl http://we', 'curl http://web', 'curl http://web:80', 'curl http://web-direct:8080', 'curl http://web.shop'],
  ['curl http://web.shop:', 'curl http://web.shop:80'],
  ['curl http://api.', 'curl http://api.example.com'],
  ["curl -H 'Host: ", "curl -H 'Host: api.example.com"],
  ['wget -qO- ', 'wget -qO- web', 'wget -qO- db.default:3306'],
  ['grpcurl -plaintext db', 'grpcurl -plaintext db.default', 'grpcurl -plaintext db-0.db.default'],
  ['nc -zv ', 'nc -zv web', 'nc -zv db.default'],
  ['nc -zv db.default ', 'nc -zv db.default 3306'],
  ['nc -zv web-direct 8', 'nc -zv web-direct 8080'],
  ['ping ', 'ping web', 'ping db-0.db.default'],
  ['nslookup ', 'nslookup web', 'nslookup db-0.db.default'],
  ['dig ', 'dig web.shop.svc.cluster.local', 'dig db-0.db.default.svc.cluster.local'],
  ['dig +search w', 'dig +search web', 'dig +search web-direct.shop'],
  ['dig SRV ', 'dig SRV _http._tcp.web.shop.svc.cluster.local'],
  ['nslookup -type=SRV _', 'nslookup -type=SRV _http._tcp.web'],
  ['kubectl port-forward ', 'kubectl port-forward svc/web'],
  ['kubectl port-forward -n default svc/', 'kubectl port-forward -n default svc/db'],
  ['kubectl port-forward svc/web ', 'kubectl port-forward svc/web 8080:80'],
  ['kubectl exec -it one -- nslookup web-d', 'kubectl exec -it one -- nslookup web-direct'],
  ['web.sh', 'web.shop:80'],
])('%s: names and ports that exist', (typed, ...wanted) => {
  expect(inShop(typed)).toEqual(expect.arrayContaining(wanted));
});

it('completes only to what can be asked', () => {
  expect(inShop('nc -zv we').some((line) => line.includes(':'))).toBe(false);
  expect(inShop('curl http://web-direct:80')).toEqual(['curl http://web-direct:8080']);
  for (const line of ['ping ', 'nslookup ', 'dig ', 'dig +search ', 'getent hosts '].flatMap(inShop))
    expect(trace(cluster, { command: line, from: 'namespace:shop', seed: 1 }).outcome, line).not.toMatch(/unreadable|nxdomain/);
});

it('has nothing for what is no command yet, and never throws', () => {
  expect(['', ' ', 'curl http://nothing', 'kubectl get '].flatMap(inShop)).toEqual([]);
  fc.assert(fc.property(fc.string(), (typed) => void inShop(typed)));
});
