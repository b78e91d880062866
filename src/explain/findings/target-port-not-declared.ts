import { refOf } from '../../cluster/object.ts';
import { editField } from '../request/context.ts';
import { manifests, service, workload } from './examples.ts';
import { podsOf, servicesOf } from './facts.ts';
import type { Mistake } from './mistake.ts';

export const targetPortNotDeclared: Mistake = {
  id: 'target-port-not-declared',
  title: 'targetPort is not among the ports that the containers declare',
  what: 'The Service sends to a port number that none of its Pods declares, although they declare others.',
  why: 'Declaring a port is only information, so this may work; mostly it is a port mixed up, and then nobody listens there: connection refused.',
  severity: 'info',
  examples: {
    wrong: [
      manifests(service('web', 'selector: { app: web }\nports: [ { port: 80 } ]'), workload('web', { ports: '{ containerPort: 8080 }' })),
    ],
    right: [
      manifests(
        service('web', 'selector: { app: web }\nports: [ { port: 80, targetPort: 8080 } ]'),
        workload('web', { ports: '{ containerPort: 8080 }' }),
      ),
      manifests(service('web', 'selector: { app: web }\nports: [ { port: 80 } ]'), workload('web')),
    ],
  },
  find: (given) =>
    servicesOf(given.cluster).flatMap((each) => {
      const ref = refOf(each);
      const declared = podsOf(given.cluster, each).map(({ spec }) =>
        spec.containers.flatMap(({ ports = [] }) => ports.map(({ containerPort }) => containerPort)),
      );
      const numbers = [...new Set(declared.flat())];
      if (numbers.length === 0 || declared.some((ports) => ports.length === 0)) return [];
      return (each.spec.ports ?? []).flatMap(({ targetPort, port }, index) => {
        if (typeof targetPort !== 'number' || numbers.includes(targetPort)) return [];
        const [only] = numbers;
        const path = `spec.ports[${index}].targetPort`;
        const edits = numbers.length === 1 ? editField(given, ref, path, String(targetPort), String(only)) : undefined;
        return [
          {
            about: ref,
            path,
            message: `Service ${ref.name} sends port ${port} to ${targetPort}, but its Pods declare ${numbers.join(', ')}.`,
            ...(edits ? { fix: { title: `Send to ${only}`, edits } } : {}),
          },
        ];
      });
    }),
};
