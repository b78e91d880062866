import { refOf } from '../../cluster/object.ts';
import { manifests, service, workload } from './examples.ts';
import { podsOf, servicesOf } from './facts.ts';
import type { Mistake } from './mistake.ts';

export const headlessPortTranslatesNothing: Mistake = {
  id: 'headless-port-translates-nothing',
  title: 'A headless Service translates no port',
  what: 'A headless Service has a port that differs from its targetPort.',
  why: 'Without a virtual IP there is no kube-proxy rule to rewrite the port: who dials the name dials the Pod on the very port they said.',
  severity: 'info',
  examples: {
    wrong: [manifests(service('db', 'clusterIP: None\nselector: { app: db }\nports: [ { port: 80, targetPort: 8080 } ]'), workload('db'))],
    right: [
      manifests(service('db', 'clusterIP: None\nselector: { app: db }\nports: [ { port: 8080 } ]'), workload('db')),
      manifests(service('db', 'selector: { app: db }\nports: [ { port: 80, targetPort: 8080 } ]'), workload('db')),
    ],
  },
  find: ({ cluster }) =>
    servicesOf(cluster).flatMap((each) => {
      if (each.spec.clusterIP !== 'None') return [];
      return (each.spec.ports ?? []).flatMap(({ port, targetPort }, index) => {
        const numbers =
          typeof targetPort === 'number'
            ? [targetPort]
            : podsOf(cluster, each).flatMap(({ spec }) =>
                spec.containers.flatMap(({ ports = [] }) =>
                  ports.flatMap(({ name, containerPort }) => (name === targetPort ? [containerPort] : [])),
                ),
              );
        const [other] = numbers;
        if (other === undefined || numbers.includes(port)) return [];
        return [
          {
            about: refOf(each),
            path: `spec.ports[${index}].port`,
            message: `Service ${each.metadata.name} is headless, so port ${port} is not turned into ${other}: clients must dial ${other} themselves.`,
          },
        ];
      });
    }),
};
