import { findObject } from '../../cluster/cluster.ts';
import { controllerOf, refOf } from '../../cluster/object.ts';
import { manifests, service, workload } from './examples.ts';
import { isRunning, podsOf, servicesOf } from './facts.ts';
import type { Mistake } from './mistake.ts';

export const sharedSelector: Mistake = {
  id: 'shared-selector',
  title: 'One Service selects Pods of several workloads',
  what: 'The labels that a Service selects are on Pods of more than one workload.',
  why: 'Every Pod with the labels gets its part of the traffic, whoever made it; meant for a canary, a mistake where two applications share a label.',
  severity: 'info',
  examples: {
    wrong: [
      manifests(
        service('web', 'selector: { app: web }\nports: [ { port: 80 } ]'),
        workload('web'),
        workload('jobs', { labels: 'app: web, part: jobs' }),
      ),
    ],
    right: [manifests(service('web', 'selector: { app: web }\nports: [ { port: 80 } ]'), workload('web'), workload('jobs'))],
  },
  find: ({ cluster }) =>
    servicesOf(cluster).flatMap((each) => {
      const owners = new Set(
        podsOf(cluster, each)
          .filter(isRunning)
          .flatMap((pod) => {
            const owner = controllerOf(pod);
            const between =
              owner?.kind === 'ReplicaSet' ? findObject(cluster, 'ReplicaSet', pod.metadata.namespace, owner.name) : undefined;
            const above = (between && controllerOf(between)) ?? owner;
            return above ? [`${above.kind} ${above.name}`] : [];
          }),
      );
      if (owners.size < 2) return [];
      const named = [...owners].sort().join(' and ');
      return [
        {
          about: refOf(each),
          path: 'spec.selector',
          message: `Service ${each.metadata.name} selects Pods of ${named}: its traffic is shared among them.`,
        },
      ];
    }),
};
