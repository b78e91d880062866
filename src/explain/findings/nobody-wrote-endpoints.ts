import { type Cluster, findObject, listOf } from '../../cluster/cluster.ts';
import { refOf } from '../../cluster/object.ts';
import { slicesOf } from '../../cluster/service-slices.ts';
import { manifests, service, workload } from './examples.ts';
import { selectorOf, servicesOf } from './facts.ts';
import type { Mistake } from './mistake.ts';

/** Endpoints under a wrong name are a mistake of their own. */
function hasStrays(cluster: Cluster, namespace: string): boolean {
  return listOf(cluster, 'Endpoints').some(
    ({ metadata }) => metadata.namespace === namespace && !findObject(cluster, 'Service', namespace, metadata.name),
  );
}

export const nobodyWroteEndpoints: Mistake = {
  id: 'nobody-wrote-endpoints',
  title: 'No selector, and no endpoints',
  what: 'A Service has no selector, and nobody wrote Endpoints or EndpointSlices for it.',
  why: 'Without a selector no controller looks for Pods: the Service has the endpoints that somebody writes, or none.',
  severity: 'warning',
  examples: {
    wrong: [manifests(service('web', 'ports: [ { port: 80 } ]'), workload('web'))],
    right: [manifests(service('web', 'selector: { app: web }\nports: [ { port: 80 } ]'), workload('web'))],
  },
  find: ({ cluster }) =>
    servicesOf(cluster).flatMap((each) => {
      const { name, namespace = '' } = each.metadata;
      if (selectorOf(each) || each.spec.type === 'ExternalName' || slicesOf(cluster, namespace, name).length > 0) return [];
      if (hasStrays(cluster, namespace) || findObject(cluster, 'Endpoints', namespace, name)) return [];
      return [
        {
          about: refOf(each),
          path: 'spec',
          message: `Service ${name} has no selector, and nobody wrote endpoints for it: it leads nowhere.`,
        },
      ];
    }),
};
