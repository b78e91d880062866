import { findObject, listOf } from '../../cluster/cluster.ts';
import { refOf } from '../../cluster/object.ts';
import { isOfSystem } from '../../cluster/system-objects.ts';
import { editField } from '../request/context.ts';
import { likeliest } from '../request/mend/likeness.ts';
import { manifests, service } from './examples.ts';
import { selectorOf, servicesOf } from './facts.ts';
import type { Mistake } from './mistake.ts';

const endpoints = (name: string) =>
  `apiVersion: v1\nkind: Endpoints\nmetadata: { name: ${name} }\nsubsets:\n- addresses: [ { ip: 192.168.1.100 } ]\n  ports: [ { port: 3306 } ]`;
const bare = service('mysql-svc', 'ports: [ { port: 3306 } ]');

export const endpointsWithoutService: Mistake = {
  id: 'endpoints-without-service',
  title: 'Endpoints that no Service is named like',
  what: 'Endpoints written by hand have a name that no Service has.',
  why: 'Endpoints belong to the Service of the very same name; nothing else connects the two.',
  severity: 'warning',
  examples: { wrong: [manifests(bare, endpoints('mysql-ep'))], right: [manifests(bare, endpoints('mysql-svc'))] },
  find: (given) =>
    listOf(given.cluster, 'Endpoints').flatMap((each) => {
      const { name, namespace } = each.metadata;
      if (isOfSystem(each) || findObject(given.cluster, 'Service', namespace, name)) return [];
      const waiting = servicesOf(given.cluster)
        .filter((one) => one.metadata.namespace === namespace && !selectorOf(one) && one.spec.type !== 'ExternalName')
        .map(({ metadata }) => metadata.name)
        .filter((one) => !findObject(given.cluster, 'Endpoints', namespace, one));
      const meant = likeliest(name, waiting) ?? (waiting.length === 1 ? waiting[0] : undefined);
      const edits = meant && editField(given, refOf(each), 'metadata.name', name, meant);
      return [
        {
          about: refOf(each),
          path: 'metadata.name',
          message: `No Service is named ${name}, so these Endpoints are used by nobody${meant ? `; Service ${meant} has none` : ''}.`,
          ...(edits ? { fix: { title: `Name them ${meant}`, edits } } : {}),
        },
      ];
    }),
};
