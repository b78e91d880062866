import { findObject, listOf } from '../../cluster/cluster.ts';
import { matchesMap } from '../../cluster/label-selector.ts';
import { refOf } from '../../cluster/object.ts';
import type { Service, StatefulSet } from '../../cluster/types.ts';
import { editField } from '../request/context.ts';
import { likeliest } from '../request/mend/likeness.ts';
import { manifests, service, workload } from './examples.ts';
import { servicesOf } from './facts.ts';
import type { Found, Given, Mistake } from './mistake.ts';

const headless = service('db', 'clusterIP: None\nselector: { app: db }\nports: [ { port: 5432 } ]');
const right = [manifests(headless, workload('db', { kind: 'StatefulSet', spec: 'serviceName: db' }))];

type Governed = (
  given: Given,
  set: StatefulSet,
  governing: Service | undefined,
  serviceName: string,
) => Omit<Found, 'about' | 'path'> | undefined;

function find(given: Given, judge: Governed): readonly Found[] {
  return listOf(given.cluster, 'StatefulSet').flatMap((set) => {
    const { serviceName } = set.spec;
    if (!serviceName) return [];
    const found = judge(given, set, findObject(given.cluster, 'Service', set.metadata.namespace, serviceName), serviceName);
    return found ? [{ about: refOf(set), path: 'spec.serviceName', ...found }] : [];
  });
}

export const statefulSetServiceMissing: Mistake = {
  id: 'stateful-set-service-missing',
  title: 'serviceName names no Service',
  what: 'A StatefulSet names a governing Service that does not exist.',
  why: 'The names of its Pods, like web-0.web, come from that Service; without it they do not exist.',
  severity: 'warning',
  examples: { wrong: [manifests(headless, workload('db', { kind: 'StatefulSet', spec: 'serviceName: db-headless' }))], right },
  find: (given) =>
    find(given, (_, set, governing, serviceName) => {
      if (governing) return undefined;
      const { name, namespace, labels } = { ...set.metadata, labels: set.spec.template.metadata?.labels };
      const inNamespace = servicesOf(given.cluster).filter(({ metadata }) => metadata.namespace === namespace);
      const suited = inNamespace.filter(({ spec }) => spec.clusterIP === 'None' && matchesMap(spec.selector, labels));
      const names = suited.map(({ metadata }) => metadata.name);
      const meant = likeliest(serviceName, names) ?? (names.length === 1 ? names[0] : undefined);
      const edits = meant && editField(given, refOf(set), 'spec.serviceName', serviceName, meant);
      return {
        message: `StatefulSet ${name} has serviceName ${serviceName}, and there is no such Service: ${name}-0.${serviceName} does not exist.`,
        ...(edits ? { fix: { title: `Name the Service ${meant}`, edits } } : {}),
      };
    }),
};

export const statefulSetServiceNotHeadless: Mistake = {
  id: 'stateful-set-service-not-headless',
  title: 'serviceName names a Service with a cluster IP',
  what: 'The governing Service of a StatefulSet is not headless.',
  why: 'StatefulSets are made for a headless one: its name answers with all their Pods, through a cluster IP there is one address for all of them. Each Pod has a name of its own either way.',
  severity: 'info',
  examples: {
    wrong: [
      manifests(
        service('db', 'selector: { app: db }\nports: [ { port: 5432 } ]'),
        workload('db', { kind: 'StatefulSet', spec: 'serviceName: db' }),
      ),
    ],
    right,
  },
  find: (given) =>
    find(given, (_, { metadata: { name }, spec }, governing, serviceName) =>
      governing && governing.spec.clusterIP !== 'None' && spec.replicas !== 1
        ? {
            message: `StatefulSet ${name} is governed by ${serviceName}, which is not headless: whoever asks for ${serviceName} gets one virtual IP and no Pod.`,
          }
        : undefined,
    ),
};

export const statefulSetServiceSelectsOthers: Mistake = {
  id: 'stateful-set-service-selects-others',
  title: 'The governing Service does not select the Pods',
  what: 'The Service that a StatefulSet names does not select its Pods.',
  why: 'A Pod has its name through the endpoints of that Service, and it is not among them.',
  severity: 'warning',
  examples: {
    wrong: [
      manifests(
        service('db', 'clusterIP: None\nselector: { app: other }\nports: [ { port: 5432 } ]'),
        workload('other'),
        workload('db', { kind: 'StatefulSet', spec: 'serviceName: db' }),
      ),
    ],
    right,
  },
  find: (given) =>
    find(given, (_, set, governing, serviceName) => {
      if (!governing || matchesMap(governing.spec.selector, set.spec.template.metadata?.labels)) return undefined;
      const { name } = set.metadata;
      return {
        message: `Service ${serviceName} does not select the Pods of StatefulSet ${name}: ${name}-0.${serviceName} does not exist.`,
      };
    }),
};
