import { routesIn } from '../../cluster/doors/gateway/attachment.ts';
import { backendsOf } from '../../cluster/doors/gateway/backend.ts';
import { refOf } from '../../cluster/object.ts';
import { mendBackend } from '../request/mend/backend.ts';
import { gateway, manifests, namespace, service, workload } from './examples.ts';
import type { Mistake } from './mistake.ts';

const route = (backend: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web }
spec: { parentRefs: [ { name: front } ], rules: [ { backendRefs: [ ${backend} ] } ] }`;
const web = manifests(
  service('web', 'selector: { app: web }\nports: [ { port: 80 } ]'),
  workload('web'),
  namespace('pay'),
  service('api', 'selector: { app: api }\nports: [ { port: 80 } ]', 'pay'),
  `apiVersion: v1
kind: Pod
metadata: { name: api, namespace: pay, labels: { app: api } }
spec: { containers: [ { name: main, image: registry.k8s.io/pause:3.10 } ] }`,
  gateway,
);

export const routeBackendInvalid: Mistake = {
  id: 'route-backend-invalid',
  title: 'A route leads to what it may not, or to nothing',
  what: 'A backendRef names a Service or a port that does not exist, or one of another namespace that no ReferenceGrant opens.',
  why: 'The Gateway answers 500 for it. A ReferenceGrant stands in the namespace of the Service and names the kind and the namespace of the route.',
  severity: 'warning',
  examples: {
    wrong: [
      manifests(web, route('{ name: wbe, port: 80 }')),
      manifests(web, route('{ name: web, port: 8080 }')),
      manifests(web, route('{ name: api, namespace: pay, port: 80 }')),
    ],
    right: [manifests(web, route('{ name: web, port: 80 }'))],
  },
  find: (given) =>
    routesIn(given.cluster).flatMap((each) =>
      (each.spec.rules ?? []).flatMap(({ backendRefs = [] }, rule) =>
        backendsOf(given.cluster, each, backendRefs, `spec.rules[${rule}]`).flatMap((backend, at) => {
          const { kind = 'Service', group = '' } = backendRefs[at] ?? {};
          if (backend.status !== 500 || backend.share === 0 || kind !== 'Service' || group !== '') return [];
          const about = refOf(each);
          const message = `${about.kind} ${about.name} has a rule that is answered with 500. ${backend.reason}`;
          return [{ about, path: backend.path, message, ...mendBackend(given, about, backend) }];
        }),
      ),
    ),
};
