import { findObject, listOf } from '../../../cluster/cluster.ts';
import { addressOfReverseName } from '../../../cluster/coredns/address.ts';
import { refOf } from '../../../cluster/object.ts';
import { holderOf } from '../addresses/holder.ts';
import { type Context, cite } from '../context.ts';
import type { Cause } from '../nobody/cause.ts';

/** Names that other names end in hold nothing themselves: `cluster.local`, `svc.cluster.local`, `shop.svc.cluster.local`. */
export function whyZoneIsEmpty(context: Context, name: string): Cause | undefined {
  const { cluster, command } = context;
  const asked = name.replace(/\.$/, '').toLowerCase();
  const domain = cluster.settings.clusterDomain;
  if (asked === domain || asked === `svc.${domain}` || asked === `pod.${domain}`)
    return { because: `${asked} is what names of the cluster end in; it holds no record of this type itself`, objects: [], sources: [] };
  const address = addressOfReverseName(`${asked}.`);
  if (address) return ofAddress(context, address);
  if (!asked.endsWith(`.${domain}`)) return ofOtherDomain(context, asked);
  const [first = '', tree, ...more] = asked.slice(0, -domain.length - 1).split('.');
  if (more.at(-1) === 'pod')
    return {
      because: `a name below pod.${domain} is a Pod's address with dashes, such as 10-244-1-5.default.pod.${domain}`,
      objects: [],
      sources: [],
    };
  if ((tree !== 'svc' && tree !== 'pod') || more.length > 0) return undefined;
  const namespace = findObject(cluster, 'Namespace', undefined, first);
  if (namespace)
    return { because: `${asked} is what names in namespace ${first} end in; it has no address itself`, objects: [], sources: [] };
  const service = listOf(cluster, 'Service').find(({ metadata }) => metadata.name === first);
  if (!service || tree === 'pod') return { because: `there is no namespace ${first}`, objects: [], sources: [] };
  const ref = refOf(service);
  return {
    because: `the namespace is missing: Service ${first} is called ${first}.${ref.namespace}.svc.${domain}`,
    objects: [ref],
    sources: cite(context, ref, 'metadata.namespace'),
    instead: command.replace(name.replace(/\.$/, ''), `${first}.${ref.namespace}.svc.${domain}`),
  };
}

/** `web.shop.svc.cluster.local` in a cluster whose names end otherwise. */
function ofOtherDomain({ cluster, command }: Context, asked: string): Cause | undefined {
  const [, before = '', other = ''] = /^(.+\.(?:svc|pod))\.(.+)$/.exec(asked) ?? [];
  if (!other) return undefined;
  const domain = cluster.settings.clusterDomain;
  const because = `names of this cluster end in ${domain}, and not in ${other}`;
  return { because, objects: [], sources: [], instead: command.replace(asked, `${before}.${domain}`) };
}

/** Addresses have names as cluster IPs and as endpoints, and only so. */
function ofAddress({ cluster }: Context, address: string): Cause {
  const holder = holderOf(cluster, address);
  const pod = holder?.is === 'pod' ? holder.pods[0] : undefined;
  if (!pod) return { because: `no Service and no endpoint has the address ${address}`, objects: [], sources: [] };
  return {
    because: `Pod ${pod.metadata.name} has the address ${address}, but is no endpoint of any Service`,
    objects: [refOf(pod)],
    sources: [],
  };
}
