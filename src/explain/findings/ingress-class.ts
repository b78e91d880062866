import { listOf } from '../../cluster/cluster.ts';
import { lacksClass } from '../../cluster/doors/ingress/class.ts';
import { refOf } from '../../cluster/object.ts';
import { isObservedIn } from '../../cluster/observed-cluster.ts';
import { editField } from '../request/context.ts';
import { likeliest } from '../request/mend/likeness.ts';
import { ingress, ingressClass, manifests, service, workload } from './examples.ts';
import type { Mistake } from './mistake.ts';

const web = manifests(service('web', 'selector: { app: web }\nports: [ { port: 80 } ]'), workload('web'));
const backend = '{ name: web, port: { number: 80 } }';
const annotation = 'kubernetes.io/ingress.class';

export const ingressWithoutClass: Mistake = {
  id: 'ingress-without-class',
  title: 'An Ingress names no class, and there is no default',
  what: 'An Ingress has no ingressClassName, and no IngressClass is marked as the default.',
  why: 'Controllers serve the Ingresses of their class; most leave one without a class alone.',
  severity: 'info',
  examples: {
    wrong: [manifests(web, ingress('front', backend))],
    right: [manifests(web, ingressClass, ingress('front', backend, 'ingressClassName: front'))],
  },
  find: ({ cluster }) =>
    listOf(cluster, 'Ingress').flatMap((each) => {
      const isServed = isObservedIn(cluster, each) && each.status?.loadBalancer?.ingress?.length;
      if (each.spec.ingressClassName || each.metadata.annotations?.[annotation] || isServed) return [];
      const message = `Ingress ${each.metadata.name} names no class, and ${isObservedIn(cluster, each) ? 'there was no default one when it was made' : 'the cluster has no default one'}: most controllers leave it alone.`;
      return [{ about: refOf(each), path: 'spec', message }];
    }),
};

export const ingressClassMissing: Mistake = {
  id: 'ingress-class-missing',
  title: 'An Ingress names a class that does not exist',
  what: 'ingressClassName is not the name of an IngressClass of this cluster.',
  why: 'No controller takes an Ingress whose class nobody knows.',
  severity: 'warning',
  examples: {
    wrong: [manifests(web, ingressClass, ingress('front', backend, 'ingressClassName: fornt'))],
    right: [manifests(web, ingressClass, ingress('front', backend, 'ingressClassName: front'))],
  },
  find: (given) =>
    listOf(given.cluster, 'Ingress').flatMap((each) => {
      const name = each.spec.ingressClassName;
      if (!name || !lacksClass(given.cluster, each)) return [];
      const known = listOf(given.cluster, 'IngressClass').map(({ metadata }) => metadata.name);
      const meant = likeliest(name, known) ?? (known.length === 1 ? known[0] : undefined);
      const edits = meant && editField(given, refOf(each), 'spec.ingressClassName', name, meant);
      const message = `Ingress ${each.metadata.name} is of class ${name}, and there is no IngressClass ${name}${known.length > 0 ? `; there is ${known.join(', ')}` : ''}.`;
      return [
        {
          about: refOf(each),
          path: 'spec.ingressClassName',
          message,
          ...(edits ? { fix: { title: `Name the class ${meant}`, edits } } : {}),
        },
      ];
    }),
};
