import { clusterDnsAddress } from '../../cluster/coredns/index.ts';
import { refOf } from '../../cluster/object.ts';
import { isPodReady } from '../../cluster/pod-status.ts';
import { troubleText } from '../request/nobody/pod-trouble.ts';
import { manifests, service, workload } from './examples.ts';
import { isRunning, podsOf, servicesOf } from './facts.ts';
import type { Mistake } from './mistake.ts';

const web = service('web', 'selector: { app: web }\nports: [ { port: 80 } ]');

export const noPodReady: Mistake = {
  id: 'no-pod-ready',
  title: 'None of the Pods is ready',
  what: 'A Service selects Pods, but none of them is ready.',
  why: 'Traffic and DNS answers go to ready Pods only; a readiness probe that fails takes a Pod out of both.',
  severity: 'warning',
  examples: {
    wrong: [manifests(web, workload('web', { pod: 'nodeSelector: { disk: none-has-it }' }))],
    right: [manifests(web, workload('web'))],
  },
  find: ({ cluster }) =>
    servicesOf(cluster).flatMap((each) => {
      const pods = podsOf(cluster, each).filter(isRunning);
      if (pods.length === 0 || pods.some(isPodReady) || each.spec.publishNotReadyAddresses) return [];
      const pending = pods.every(({ spec }) => !spec.nodeName);
      const one = pods.length === 1;
      const state = pending
        ? one
          ? 'it has no node to run on'
          : 'none of them has a node to run on'
        : one
          ? 'it is not ready'
          : 'none of them is ready';
      const leaving = podsOf(cluster, each).filter(({ metadata }) => metadata.deletionTimestamp).length;
      const others = leaving > 0 ? ` beside ${leaving} that ${leaving === 1 ? 'is' : 'are'} terminating` : '';
      const count = one ? 'one Pod' : `${pods.length} Pods`;
      const lost = each.spec.clusterIP === clusterDnsAddress(cluster) ? ': no name can be looked up' : '';
      const message = `Service ${each.metadata.name} selects ${count}${others}, and ${state}${troubleText(pods)}${lost}.`;
      return [{ about: refOf(each), path: 'spec.selector', message }];
    }),
};
