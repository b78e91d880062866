import { refOf } from '../../cluster/object.ts';
import { podIndexOf } from '../../cluster/pod-index.ts';
import { nobodySentence } from '../request/nobody/cause.ts';
import { whyNobody } from '../request/nobody/why-nobody.ts';
import { manifests, service, workload } from './examples.ts';
import { podsOf, selectorOf, servicesOf } from './facts.ts';
import type { Mistake } from './mistake.ts';
import { namespaceWithMatch } from './selector-in-another-namespace.ts';

export const selectorMatchesNoPod: Mistake = {
  id: 'selector-matches-no-pod',
  title: 'A selector matches no Pod',
  what: 'No Pod in the namespace has all the labels that the Service selects.',
  why: 'Labels are compared letter by letter, upper and lower case included; a Service without endpoints refuses every connection, and a headless one has no address to give.',
  severity: 'warning',
  examples: {
    wrong: [manifests(service('web', 'selector: { app: Web }\nports: [ { port: 80 } ]'), workload('web'))],
    right: [manifests(service('web', 'selector: { app: web }\nports: [ { port: 80 } ]'), workload('web'))],
  },
  find: (given) =>
    servicesOf(given.cluster).flatMap((each) => {
      const selector = selectorOf(each);
      if (!selector || podsOf(given.cluster, each).length > 0 || namespaceWithMatch(given.cluster, each)) return [];
      // Before its Pods are there, a Service says nothing wrong.
      if (!podIndexOf(given.cluster).namespaces.includes(each.metadata.namespace ?? '')) return [];
      const cause = whyNobody(given, each);
      if (!cause) return [];
      return [
        { about: refOf(each), path: 'spec.selector', message: `${nobodySentence(each, cause)}.`, ...(cause.fix ? { fix: cause.fix } : {}) },
      ];
    }),
};
