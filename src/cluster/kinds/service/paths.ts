import { type Cluster, findObject } from '../../cluster.ts';
import { type ObjectRef, refOf } from '../../object.ts';
import type { Service } from '../../types.ts';
import { externalNode, nodeIdOf, outsideBox, type PathNode, type Paths, type SeenFrom, type Way } from '../paths.ts';
import { doorPaths } from './door-paths.ts';
import { namePaths } from './name-paths.ts';
import { isHeadless, servesAnyPort, type Target, targetsOf, usedFrom } from './reach.ts';
import { idOfTarget, shares } from './shares.ts';

/** Name → virtual IP → rules → Pods, or name → Pods where there is no virtual IP; and the doors from outside. */
export function servicePaths(service: Service, cluster: Cluster, { node }: SeenFrom): Paths {
  const ref = refOf(service);
  const targets = targetsOf(cluster, service);
  const parts = [namePaths(service, cluster, targets), selected(ref, service, targets)];
  const virtual = !isHeadless(service) && service.spec.type !== 'ExternalName';
  const proxyId = nodeIdOf(ref, 'rules');
  if (virtual) {
    const policy = service.spec.internalTrafficPolicy ?? 'Cluster';
    const serving = targets.filter((target) => servesAnyPort(service, target));
    const used = usedFrom(cluster, node, serving, policy);
    const everywhere = usedFrom(cluster, '', serving, 'Cluster');
    parts.push(proxyPaths(ref, proxyId, { node, used, everywhere }));
    parts.push(doorPaths(service, cluster, serving, { proxyId, insideUsesAll: policy === 'Cluster' }));
  }
  const outside = targets.filter((target) => !target.ref).map(({ address }) => externalNode(address, ref));
  const absent = targets.flatMap((target) => podNotPasted(cluster, target) ?? []);
  return {
    nodes: [...outside, ...absent, ...parts.flatMap(({ nodes = [] }) => nodes)],
    ways: parts.flatMap(({ ways = [] }) => ways),
    boxes: outside.length > 0 ? [outsideBox] : [],
  };
}

/** A Pod that a slice tells of, and nothing else does. */
function podNotPasted(cluster: Cluster, target: Target): PathNode | undefined {
  const { ref, address, node, ready } = target;
  if (!ref || findObject(cluster, 'Pod', ref.namespace, ref.name)) return undefined;
  const state = ready ? 'ready' : target.terminating ? 'terminating' : 'not ready: gets no traffic';
  return {
    id: idOfTarget(target),
    role: 'pod',
    lane: 'pods',
    title: ref.name,
    subtitle: '',
    rows: [
      { text: address, mono: true },
      ...(ready ? [] : [{ text: state, tone: 'warning' as const }]),
      { text: 'known from its slice alone' },
    ],
    badges: [],
    tone: ready ? 'plain' : 'warning',
    mark: ready ? { glyph: '●', tone: 'good' } : { glyph: '○', tone: 'warning' },
    ref,
    ...(ref.namespace ? { namespace: ref.namespace } : {}),
    ...(node ? { box: nodeIdOf({ kind: 'Node', name: node }) } : {}),
    accessibleName: `Pod ${ref.namespace}/${ref.name}, ${state}, ${address}, known from its slice alone`,
  };
}

interface Choice {
  readonly node: string;
  readonly used: readonly Target[];
  /** What kube-proxy would choose from if no node were nearer than another. */
  readonly everywhere: readonly Target[];
}

function proxyPaths(ref: ObjectRef, id: string, { node, used, everywhere }: Choice): Paths {
  const ofThisNode = used.length < everywhere.length;
  const nobody = everywhere.length > 0 ? `drops: nobody on this node` : 'rejects: nobody to send to';
  const rules: PathNode = {
    id,
    ref,
    role: 'proxy',
    lane: 'rules',
    title: 'kube-proxy',
    subtitle: '',
    rows: [...(ofThisNode ? [{ text: `on ${node}` }] : []), ...(used.length === 0 ? [{ text: nobody, tone: 'bad' as const }] : [])],
    badges: [],
    tone: used.length === 0 ? 'bad' : 'vip',
    ...(ref.namespace ? { namespace: ref.namespace } : {}),
    accessibleName: `kube-proxy's rules for ${ref.namespace}/${ref.name}, ${used.length === 0 ? nobody : `${used.length} to choose from`}`,
  };
  const toRules: Way = {
    from: nodeIdOf(ref),
    to: id,
    means: 'dnat',
    accessibleName: `the virtual IP of ${ref.name} meets kube-proxy's rules`,
    about: [ref],
    ...(used.length === 0 ? { broken: true } : {}),
  };
  return { nodes: [rules], ways: [toRules, ...shares(ref, id, used)] };
}

/** Selected, but no traffic goes there. */
function selected(ref: ObjectRef, service: Service, targets: readonly Target[]): Paths {
  const idle = targets.filter((target) => !target.ready && !usable(service, targets, target));
  return {
    ways: idle.map((target) => ({
      from: nodeIdOf(ref),
      to: idOfTarget(target),
      means: 'selects',
      broken: true,
      accessibleName: `${ref.name} selects ${target.ref?.name ?? target.address}, which gets no traffic: ${target.terminating ? 'terminating' : 'not ready'}`,
      about: target.ref ? [ref, target.ref] : [ref],
    })),
  };
}

/** When nobody is ready, kube-proxy falls back on those that terminate and still serve; DNS does not. */
function usable(service: Service, targets: readonly Target[], target: Target): boolean {
  return !isHeadless(service) && target.serving && target.terminating && !targets.some(({ ready }) => ready);
}
