import { refOf } from '../../cluster/object.ts';
import { service } from './examples.ts';
import { servicesOf } from './facts.ts';
import type { Mistake } from './mistake.ts';

const address = /^(\d{1,3}\.){3}\d{1,3}\.?$|^[0-9a-fA-F]*:[0-9a-fA-F:.]+$/;

export const externalNameIsAddress: Mistake = {
  id: 'external-name-is-address',
  title: 'externalName is an address',
  what: 'An ExternalName Service names an IP address.',
  why: 'DNS answers it with a CNAME, and a CNAME leads to a name: the digits are looked up as a name, which nobody has.',
  severity: 'warning',
  examples: {
    wrong: [service('db', 'type: ExternalName\nexternalName: 10.10.10.10')],
    right: [service('db', 'type: ExternalName\nexternalName: db.example.com')],
  },
  find: ({ cluster }) =>
    servicesOf(cluster).flatMap((each) => {
      const { type, externalName = '' } = each.spec;
      if (type !== 'ExternalName' || !address.test(externalName)) return [];
      const message = `Service ${each.metadata.name} is an alias of ${externalName}, which is an address and no name: write Endpoints for a Service without selector instead.`;
      return [{ about: refOf(each), path: 'spec.externalName', message }];
    }),
};
