import { refOf } from '../../cluster/object.ts';
import { nobodySentence } from '../request/nobody/cause.ts';
import { whyNobody } from '../request/nobody/why-nobody.ts';
import { manifests, service, workload } from './examples.ts';
import { podsOf, servicesOf } from './facts.ts';
import type { Mistake } from './mistake.ts';

export const targetPortNobodyNames: Mistake = {
  id: 'target-port-nobody-names',
  title: 'targetPort is a name that no container port has',
  what: 'A targetPort written as a word is looked up among the names of the containers’ ports.',
  why: 'Where no Pod has a port of that name, the port has no endpoint at all, although the Pods are ready.',
  severity: 'warning',
  examples: {
    wrong: [
      manifests(
        service('web', 'selector: { app: web }\nports: [ { port: 80, targetPort: http } ]'),
        workload('web', { ports: '{ name: web, containerPort: 8080 }' }),
      ),
    ],
    right: [
      manifests(
        service('web', 'selector: { app: web }\nports: [ { port: 80, targetPort: web } ]'),
        workload('web', { ports: '{ name: web, containerPort: 8080 }' }),
      ),
    ],
  },
  find: (given) =>
    servicesOf(given.cluster).flatMap((each) => {
      const pods = podsOf(given.cluster, each);
      if (pods.length === 0) return [];
      const names = new Set(pods.flatMap(({ spec }) => spec.containers.flatMap(({ ports = [] }) => ports.map(({ name }) => name))));
      return (each.spec.ports ?? []).flatMap(({ targetPort, port }, index) => {
        if (typeof targetPort !== 'string' || names.has(targetPort)) return [];
        const cause = whyNobody(given, each, port);
        const message = cause
          ? `${nobodySentence(each, cause)}.`
          : `Service ${each.metadata.name} has targetPort ${targetPort}, which no container port is named.`;
        return [{ about: refOf(each), path: `spec.ports[${index}].targetPort`, message, ...(cause?.fix ? { fix: cause.fix } : {}) }];
      });
    }),
};
