import { findObject, listOf } from '../../cluster/cluster.ts';
import { refOf } from '../../cluster/object.ts';
import type { Ingress, IngressBackend, Service } from '../../cluster/types.ts';
import { editField } from '../request/context.ts';
import { likeliest } from '../request/mend/likeness.ts';
import { ingress, ingressClass, manifests, service, workload } from './examples.ts';
import { servicesOf } from './facts.ts';
import type { Found, Given, Mistake } from './mistake.ts';

const web = manifests(service('web', 'selector: { app: web }\nports: [ { port: 80 } ]'), workload('web'), ingressClass);
const classed = 'ingressClassName: front';
const right = [manifests(web, ingress('front', '{ name: web, port: { number: 80 } }', classed))];

interface Named {
  readonly path: string;
  readonly backend: NonNullable<IngressBackend['service']>;
  readonly service: Service | undefined;
}

function backendsOf(given: Given, { spec, metadata }: Ingress): readonly Named[] {
  const all = [
    ...(spec.defaultBackend ? [{ path: 'spec.defaultBackend', backend: spec.defaultBackend }] : []),
    ...(spec.rules ?? []).flatMap(({ http }, rule) =>
      (http?.paths ?? []).map(({ backend }, i) => ({ path: `spec.rules[${rule}].http.paths[${i}].backend`, backend })),
    ),
  ];
  return all.flatMap(({ path, backend }) =>
    backend.service
      ? [{ path, backend: backend.service, service: findObject(given.cluster, 'Service', metadata.namespace, backend.service.name) }]
      : [],
  );
}

function find(given: Given, judge: (ingress: Ingress, named: Named) => Omit<Found, 'about'> | undefined): readonly Found[] {
  return listOf(given.cluster, 'Ingress').flatMap((each) =>
    backendsOf(given, each).flatMap((named) => {
      const found = judge(each, named);
      return found ? [{ about: refOf(each), ...found }] : [];
    }),
  );
}

export const ingressBackendMissing: Mistake = {
  id: 'ingress-backend-missing',
  title: 'An Ingress names a Service that does not exist',
  what: 'A rule of an Ingress leads to a Service that its namespace does not have.',
  why: 'An Ingress reaches only Services of its own namespace; where there is none, the controller answers 503.',
  severity: 'warning',
  examples: { wrong: [manifests(web, ingress('front', '{ name: wbe, port: { number: 80 } }', classed))], right },
  find: (given) =>
    find(given, ({ metadata }, { path, backend, service: found }) => {
      if (found) return undefined;
      const names = servicesOf(given.cluster)
        .filter((each) => each.metadata.namespace === metadata.namespace)
        .map((each) => each.metadata.name);
      const meant = likeliest(backend.name, names);
      const field = `${path}.service.name`;
      const edits = meant && editField(given, { kind: 'Ingress', ...metadata }, field, backend.name, meant);
      return {
        path: field,
        message: `Ingress ${metadata.name} leads to Service ${backend.name}, which namespace ${metadata.namespace} does not have.`,
        ...(edits ? { fix: { title: `Lead to ${meant}`, edits } } : {}),
      };
    }),
};

export const ingressBackendPort: Mistake = {
  id: 'ingress-backend-port',
  title: 'An Ingress names a port that the Service does not have',
  what: 'A rule of an Ingress names a port number or name that is not among the ports of the Service.',
  why: 'It is the port of the Service that an Ingress names, not the one of the container.',
  severity: 'warning',
  examples: { wrong: [manifests(web, ingress('front', '{ name: web, port: { number: 8080 } }', classed))], right },
  find: (given) =>
    find(given, ({ metadata }, { path, backend: { name, port }, service: found }) => {
      const ports = found?.spec.ports ?? [];
      if (!found || found.spec.type === 'ExternalName') return undefined;
      if (ports.some((each) => (port?.number === undefined ? each.name === port?.name : each.port === port.number))) return undefined;
      const said = port?.number ?? port?.name ?? '';
      const [only] = ports;
      const field = port?.number === undefined ? `${path}.service.port.name` : `${path}.service.port.number`;
      const meant = ports.length === 1 && only && port?.number !== undefined ? String(only.port) : undefined;
      const edits = meant && editField(given, { kind: 'Ingress', ...metadata }, field, String(said), meant);
      return {
        path: field,
        message: `Ingress ${metadata.name} leads to port ${said} of Service ${name}, which has ${ports.map((each) => (each.name ? `${each.port} (${each.name})` : each.port)).join(', ') || 'no port'}.`,
        ...(edits ? { fix: { title: `Lead to port ${meant}`, edits } } : {}),
      };
    }),
};
