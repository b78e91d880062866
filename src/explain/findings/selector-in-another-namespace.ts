import type { Cluster } from '../../cluster/cluster.ts';
import { refOf } from '../../cluster/object.ts';
import { podIndexOf } from '../../cluster/pod-index.ts';
import type { Service } from '../../cluster/types.ts';
import { manifests, namespace, service, workload } from './examples.ts';
import { labelsText, podsOf, selectorOf, servicesOf } from './facts.ts';
import type { Mistake } from './mistake.ts';

/** Another namespace whose Pods a Service would select if it were there. */
export function namespaceWithMatch(cluster: Cluster, service: Service): string | undefined {
  const selector = selectorOf(service);
  if (!selector || podsOf(cluster, service).length > 0) return undefined;
  const pods = podIndexOf(cluster);
  return pods.namespaces.find((namespace) => pods.select(namespace, selector).length > 0);
}

export const selectorInAnotherNamespace: Mistake = {
  id: 'selector-in-another-namespace',
  title: 'The Pods are in another namespace',
  what: 'The labels that a Service selects exist, but only on Pods of another namespace.',
  why: 'A selector never looks beyond the namespace of its Service.',
  severity: 'warning',
  examples: {
    wrong: [manifests(namespace('shop'), service('web', 'selector: { app: web }\nports: [ { port: 80 } ]', 'shop'), workload('web'))],
    right: [manifests(service('web', 'selector: { app: web }\nports: [ { port: 80 } ]'), workload('web'))],
  },
  find: ({ cluster }) =>
    servicesOf(cluster).flatMap((each) => {
      const elsewhere = namespaceWithMatch(cluster, each);
      if (elsewhere === undefined) return [];
      const { name, namespace } = each.metadata;
      const labels = labelsText(each.spec.selector ?? {});
      return [
        {
          about: refOf(each),
          path: 'spec.selector',
          message: `Service ${name} in namespace ${namespace} selects ${labels}, but the Pods with those labels are in namespace ${elsewhere}.`,
        },
      ];
    }),
};
