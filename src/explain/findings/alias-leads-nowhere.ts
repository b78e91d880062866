import { refOf } from '../../cluster/object.ts';
import { aliasMistake, circleFrom } from '../request/names/why-alias.ts';
import { manifests, service, workload } from './examples.ts';
import { servicesOf } from './facts.ts';
import type { Mistake } from './mistake.ts';

const alias = (name: string, target: string) => service(name, `type: ExternalName\nexternalName: ${target}`);
const web = manifests(service('web', 'selector: { app: web }\nports: [ { port: 80 } ]'), workload('web'));

export const aliasLeadsNowhere: Mistake = {
  id: 'alias-leads-nowhere',
  title: 'An alias leads in a circle or to no name',
  what: 'externalName leads back to the Service itself, or names a Service as only a search list would find it.',
  why: 'DNS answers with a CNAME, and the target is looked up as it is written: whole, and without the search list of the Pod that asked.',
  severity: 'warning',
  examples: {
    wrong: [
      alias('web', 'web.default.svc.cluster.local'),
      manifests(alias('web', 'shop.default.svc.cluster.local'), alias('shop', 'web.default.svc.cluster.local')),
      manifests(web, alias('shop', 'web')),
    ],
    right: [manifests(web, alias('shop', 'web.default.svc.cluster.local')), alias('shop', 'shop.example.com')],
  },
  find: (given) =>
    servicesOf(given.cluster).flatMap((each) => {
      const { name, namespace } = each.metadata;
      const found = aliasMistake(given, each);
      // Every Service of a circle has the mistake; it is told of one.
      const first = circleFrom(given.cluster, each)?.toSorted()[0];
      if (!found || (first !== undefined && first !== `${name}.${namespace}`)) return [];
      const message = `${found.because.charAt(0).toUpperCase()}${found.because.slice(1)}.`;
      return [{ about: refOf(each), path: 'spec.externalName', message, ...(found.fix ? { fix: found.fix } : {}) }];
    }),
};
