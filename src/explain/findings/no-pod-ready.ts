import { refOf } from '../../cluster/object.ts';
import { manifests, service, workload } from './examples.ts';
import { isReady, isRunning, podsOf, servicesOf } from './facts.ts';
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
      if (pods.length === 0 || pods.some(isReady) || each.spec.publishNotReadyAddresses) return [];
      const pending = pods.every(({ spec }) => !spec.nodeName);
      const state = pending ? 'runs: no node takes them' : 'is ready';
      const message = `Service ${each.metadata.name} selects ${pods.length} ${pods.length === 1 ? 'Pod' : 'Pods'}, and none of them ${state}.`;
      return [{ about: refOf(each), path: 'spec.selector', message }];
    }),
};
