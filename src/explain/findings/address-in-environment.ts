import { findObject, listOf } from '../../cluster/cluster.ts';
import { refOf } from '../../cluster/object.ts';
import { tellsServicesOf } from '../../cluster/observed-cluster.ts';
import type { Service } from '../../cluster/types.ts';
import { editField } from '../request/context.ts';
import { manifests, namespace, service } from './examples.ts';
import type { Found, Given, Mistake } from './mistake.ts';

const kinds = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;
const api = manifests(
  namespace('pay'),
  service('api', 'selector: { app: api }\nports: [ { port: 80 } ]', 'pay'),
  `apiVersion: v1
kind: Pod
metadata: { name: api, namespace: pay, labels: { app: api } }
spec: { containers: [ { name: main, image: registry.k8s.io/pause:3.10 } ] }`,
);
const asking = (address: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [ { name: main, image: registry.k8s.io/pause:3.10, env: [ { name: API, value: "${address}" } ] } ] }`;

interface Variable {
  readonly name?: string;
  readonly value?: string;
}

interface Address {
  readonly before: string;
  readonly host: string;
  readonly port: number;
  readonly after: string;
}

/** The parts of a URL or `host:port` whose host is one word. */
function addressIn(value: string): Address | undefined {
  const [, before = '', scheme, host, after = '', given] =
    /^((?:([a-z][a-z0-9+.-]*):\/\/(?:[^@/]*@)?)?)([a-z][a-z0-9-]*)((?::(\d+))?(?:[/?].*)?)$/.exec(value) ?? [];
  const port = given ? Number(given) : scheme === 'http' ? 80 : scheme === 'https' ? 443 : undefined;
  return host && port !== undefined ? { before, host, port, after } : undefined;
}

/** The Service of another namespace that is meant by a name which this one has not. */
function meantElsewhere({ cluster }: Given, home: string, { host, port }: Address): Service | undefined {
  if (findObject(cluster, 'Service', home, host) || !tellsServicesOf(cluster, home)) return undefined;
  return listOf(cluster, 'Service').find(({ metadata, spec }) => metadata.name === host && spec.ports?.some((one) => one.port === port));
}

export const addressInEnvironment: Mistake = {
  id: 'address-in-environment',
  title: 'An environment variable names a Service of another namespace',
  what: 'The address in an environment variable is a name that only another namespace has a Service for.',
  why: 'The search list of a Pod completes a short name with its own namespace: a Service of another one is called by its name and its namespace.',
  severity: 'warning',
  examples: {
    wrong: [manifests(api, asking('http://api/v1')), manifests(api, asking('api:80'))],
    right: [manifests(api, asking('http://api.pay/v1')), manifests(api, asking('api')), manifests(api, asking('api:8080'))],
  },
  find: (given) =>
    kinds.flatMap((kind) =>
      listOf(given.cluster, kind).flatMap((each) =>
        (each.spec.template.spec?.containers ?? []).flatMap(({ env }, container) =>
          ((Array.isArray(env) ? env : []) as readonly Variable[]).flatMap(({ name, value = '' }, at): readonly Found[] => {
            const home = each.metadata.namespace ?? '';
            const address = addressIn(value);
            const there = address && meantElsewhere(given, home, address)?.metadata.namespace;
            if (!there) return [];
            const { before, host, after } = address;
            const called = `${host}.${there}`;
            const path = `spec.template.spec.containers[${container}].env[${at}].value`;
            const edits = editField(given, refOf(each), path, value, `${before}${called}${after}`);
            const message = `${kind} ${each.metadata.name} is given ${host} as ${name}, and Service ${host} is in namespace ${there}: from ${home} it is called ${called}.`;
            return [{ about: refOf(each), path, message, ...(edits ? { fix: { title: `Call it ${called}`, edits } } : {}) }];
          }),
        ),
      ),
    ),
};
