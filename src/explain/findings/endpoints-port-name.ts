import { refOf } from '../../cluster/object.ts';
import { slicesOf } from '../../cluster/service-slices.ts';
import { nobodySentence } from '../request/nobody/cause.ts';
import { whyNobody } from '../request/nobody/why-nobody.ts';
import { manifests, service } from './examples.ts';
import { selectorOf, servicesOf } from './facts.ts';
import type { Mistake } from './mistake.ts';

const endpoints = (port: string) =>
  `apiVersion: v1\nkind: Endpoints\nmetadata: { name: db }\nsubsets:\n- addresses: [ { ip: 192.168.1.100 } ]\n  ports: [ ${port} ]`;
const named = service('db', 'ports: [ { name: mysql, port: 3306 } ]');

export const endpointsPortName: Mistake = {
  id: 'endpoints-port-name',
  title: 'The endpoints’ port is named differently',
  what: 'A Service without a selector has a port whose name none of its endpoints’ ports has.',
  why: 'Ports are joined by name, not by number; where the names differ, the port has no endpoint.',
  severity: 'warning',
  examples: {
    wrong: [manifests(named, endpoints('{ name: db, port: 3306 }'))],
    right: [manifests(named, endpoints('{ name: mysql, port: 3306 }'))],
  },
  find: (given) =>
    servicesOf(given.cluster).flatMap((each) => {
      if (selectorOf(each) || each.spec.type === 'ExternalName') return [];
      const slices = slicesOf(given.cluster, each.metadata.namespace ?? '', each.metadata.name);
      const names = new Set(
        slices.filter(({ endpoints }) => (endpoints ?? []).length > 0).flatMap(({ ports }) => (ports ?? []).map(({ name }) => name ?? '')),
      );
      if (names.size === 0) return [];
      return (each.spec.ports ?? []).flatMap(({ name = '', port }, index) => {
        if (names.has(name)) return [];
        const cause = whyNobody(given, each, port);
        const message = cause
          ? `${nobodySentence(each, cause)}.`
          : `No endpoint of Service ${each.metadata.name} has a port named ${name || '(none)'}.`;
        return [{ about: refOf(each), path: `spec.ports[${index}]`, message, ...(cause?.fix ? { fix: cause.fix } : {}) }];
      });
    }),
};
