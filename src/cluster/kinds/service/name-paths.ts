import { type Cluster, findObject } from '../../cluster.ts';
import { answer } from '../../coredns/index.ts';
import { type ObjectRef, refOf } from '../../object.ts';
import { ipFamiliesOf } from '../../settings.ts';
import type { Service } from '../../types.ts';
import { externalNode, insideClient, nodeIdOf, outsideBox, type PathNode, type Paths, type Way } from '../paths.ts';
import type { PresentationRow } from '../presentation.ts';
import { isHeadless, type Target } from './reach.ts';

/** The name of a Service and what DNS answers to it. */
export function namePaths(service: Service, cluster: Cluster, targets: readonly Target[]): Paths {
  const ref = refOf(service);
  const id = nodeIdOf(ref, 'name');
  const asks: Way = { from: insideClient, to: id, means: 'asks', accessibleName: `asks DNS for ${shortName(ref)}`, about: [ref] };
  const named = { id, ref, role: 'name', lane: 'names', title: shortName(ref), subtitle: '', badges: [] } as const;
  const place = ref.namespace ? { namespace: ref.namespace } : {};
  if (service.spec.type === 'ExternalName') return aliasPaths(service, cluster, ref, { ...named, ...place }, asks);
  if (isHeadless(service)) return headlessPaths(cluster, ref, { ...named, ...place }, asks, targets);
  const { clusterIPs = [] } = service.spec;
  const rows = clusterIPs.map((ip): PresentationRow => ({ text: `${ip.includes(':') ? 'AAAA' : 'A'} ${ip} · ttl 30` }));
  const node: PathNode = {
    ...named,
    ...place,
    rows,
    tone: 'vip',
    accessibleName: `DNS name ${shortName(ref)}, answers ${clusterIPs.join(' and ')}`,
  };
  const resolves: Way = {
    from: id,
    to: nodeIdOf(ref),
    means: 'resolves',
    accessibleName: `${shortName(ref)} resolves to the virtual IP ${clusterIPs.join(' and ')}`,
    about: [ref],
  };
  return { nodes: [node], ways: [asks, resolves] };
}

type Named = Pick<PathNode, 'id' | 'ref' | 'role' | 'lane' | 'title' | 'subtitle' | 'badges' | 'namespace'>;

/** Each answer leaves from a line of its own: the address, behind the name that only it has. */
function headlessPaths(cluster: Cluster, ref: ObjectRef, named: Named, asks: Way, targets: readonly Target[]): Paths {
  const answered = targets.filter(({ ready }) => ready);
  const ways = answered.map((target): Way => {
    const who = target.ref?.name ?? target.address;
    return {
      from: named.id,
      to: target.ref ? nodeIdOf(target.ref) : externalNode(target.address).id,
      means: 'resolves',
      outlet: {
        text: target.address,
        note: target.hostname ? `${target.hostname}.${ref.name}` : recordType(target.address),
        tone: 'dns',
        many: 'addresses',
      },
      accessibleName: `${shortName(ref)} resolves to ${target.address}, ${who} itself`,
      about: target.ref ? [ref, target.ref] : [ref],
    };
  });
  const nothing = answered.length === 0;
  const rows: PresentationRow[] = nothing ? [{ text: emptyAnswer(cluster, ref), tone: 'bad' }] : [];
  const node: PathNode = {
    ...named,
    rows,
    tone: nothing ? 'bad' : 'dns',
    accessibleName: `DNS name ${shortName(ref)}, ${nothing ? emptyAnswer(cluster, ref) : `answers the addresses of ${answered.length} Pods`}`,
  };
  return { nodes: [node], ways: [nothing ? { ...asks, broken: true } : asks, ...ways] };
}

function recordType(address: string): string {
  if (address.includes(':')) return 'AAAA';
  return /^[\d.]+$/.test(address) ? 'A' : 'CNAME';
}

function emptyAnswer(cluster: Cluster, ref: ObjectRef): string {
  const type = ipFamiliesOf(cluster.settings)[0] === 'IPv6' ? 'AAAA' : 'A';
  const { rcode } = answer(cluster, { name: `${ref.name}.${ref.namespace}.svc.${cluster.settings.clusterDomain}.`, type });
  return rcode === 'NXDOMAIN' ? 'NXDOMAIN: no address to give' : `${rcode}, but no address`;
}

function aliasPaths(service: Service, cluster: Cluster, ref: ObjectRef, named: Named, asks: Way): Paths {
  const target = service.spec.externalName ?? '';
  const inside = /^([^.]+)\.([^.]+)\.svc(\.|$)/.exec(target);
  const outside = externalNode(target);
  const to = inside ? nodeIdOf({ kind: 'Service', namespace: inside[2] ?? '', name: inside[1] ?? '' }, 'name') : outside.id;
  const ghost = inside && !findObject(cluster, 'Service', inside[2], inside[1] ?? '');
  const node: PathNode = {
    ...named,
    rows: ghost
      ? [
          { text: `CNAME ${target}`, tone: 'dns' },
          { text: 'and that name does not exist', tone: 'bad' },
        ]
      : [],
    tone: ghost ? 'bad' : 'dns',
    accessibleName: `DNS name ${shortName(ref)}, alias of ${target}${ghost ? ', which does not exist' : ''}`,
  };
  const alias: Way = {
    from: named.id,
    to,
    means: 'resolves',
    outlet: { text: target, note: 'CNAME', tone: 'dns', many: 'names' },
    accessibleName: `${shortName(ref)} is an alias of ${target}`,
    about: [ref],
  };
  return { nodes: inside ? [node] : [node, outside], ways: [asks, alias], ...(inside ? {} : { boxes: [outsideBox] }) };
}

function shortName({ name, namespace }: ObjectRef): string {
  return `${name}.${namespace}`;
}
