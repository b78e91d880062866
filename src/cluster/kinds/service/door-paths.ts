import { type Cluster, listOf } from '../../cluster.ts';
import { refOf } from '../../object.ts';
import { shareInWords } from '../../share.ts';
import type { Service } from '../../types.ts';
import { nodeIdOf, outsideClient, type PathNode, type Paths, type Way } from '../paths.ts';
import type { PresentationRow } from '../presentation.ts';
import { type Target, usedFrom } from './reach.ts';
import { idOfTarget, shares } from './shares.ts';

const silentShown = 3;

interface DoorContext {
  readonly proxyId: string;
  /** The rules for clients inside are the ones for clients outside as well. */
  readonly insideUsesAll: boolean;
}

/** Node ports, load balancer addresses and external IPs: one door, and what each node behind it does. */
export function doorPaths(service: Service, cluster: Cluster, targets: readonly Target[], context: DoorContext): Paths {
  const addresses = addressRows(service);
  if (addresses.length === 0) return {};
  const ref = refOf(service);
  const id = nodeIdOf(ref, 'door');
  const local = service.spec.externalTrafficPolicy === 'Local';
  const nodes = listOf(cluster, 'Node').map(({ metadata }) => metadata.name);
  const silent = nodes.filter((name) => usedFrom(cluster, name, targets, local ? 'Local' : 'Cluster').length === 0);
  const dead = nodes.length > 0 && silent.length === nodes.length;
  const door: PathNode = {
    id,
    ref,
    role: 'door',
    lane: 'doors',
    row: id,
    title: service.metadata.name,
    subtitle: service.spec.type === 'ClusterIP' ? 'external IP' : service.spec.type,
    rows: [
      ...addresses,
      ...policyRows(service, local, dead ? [] : silent),
      ...(dead ? [{ text: '✕ refused: nobody to send to', tone: 'bad' as const }] : []),
    ],
    badges: [],
    tone: dead ? 'bad' : 'vip',
    ...(ref.namespace ? { namespace: ref.namespace } : {}),
    accessibleName: `Door of ${ref.namespace}/${ref.name}: ${addresses.map(({ text }) => text).join(', ')}${local ? `; nodes that drop: ${silent.join(', ') || 'none'}` : ''}`,
  };
  const asks: Way = {
    from: outsideClient,
    to: id,
    means: 'asks',
    accessibleName: `from outside to ${addresses[0]?.text}`,
    about: [ref],
    ...(dead ? { broken: true } : {}),
  };
  const onward = local
    ? nodes.flatMap((name) => onNode(service, id, name, usedFrom(cluster, name, targets, 'Local')))
    : dead
      ? []
      : throughRules(service, id, targets, context);
  return { nodes: [door], ways: [asks, ...onward] };
}

function addressRows({ spec, status }: Service): readonly PresentationRow[] {
  const { ports = [], externalIPs = [], type } = spec;
  const port = ports[0]?.port ?? '';
  const balancers = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip ?? hostname ?? '');
  const rows: PresentationRow[] = balancers.map((address) => ({ text: `${address}:${port}`, mono: true }));
  if (type === 'LoadBalancer' && balancers.length === 0) rows.push({ text: 'load balancer: no address yet' });
  rows.push(...externalIPs.map((ip) => ({ text: `${ip}:${port}`, mono: true })));
  const nodePorts = ports.flatMap(({ nodePort, name }) => (nodePort ? [`:${nodePort}${ports.length > 1 && name ? ` ${name}` : ''}`] : []));
  rows.push(...nodePorts.map((text) => ({ text: `every node ${text}`, mono: true })));
  return rows;
}

function policyRows(service: Service, local: boolean, silent: readonly string[]): readonly PresentationRow[] {
  if (!local) return [{ text: 'any node passes it to any Pod' }];
  return [
    { text: `${service.spec.externalTrafficPolicy}: each node to its own Pods` },
    ...silent.slice(0, silentShown).map((name): PresentationRow => ({ text: `✕ ${name} drops: no ready Pod there`, tone: 'bad' })),
    ...(silent.length > silentShown ? [{ text: `✕ and ${silent.length - silentShown} nodes more`, tone: 'bad' as const }] : []),
  ];
}

function onNode(service: Service, from: string, node: string, used: readonly Target[]): readonly Way[] {
  const ref = refOf(service);
  return used.map((target) => ({
    from,
    to: idOfTarget(target),
    means: 'dnat',
    outlet: { text: `${node} → ${used.length === 1 ? 'its Pod' : `its ${used.length} Pods`}`, shared: true, many: 'nodes' },
    accessibleName: `${node} sends ${shareInWords(1 / used.length)} of ${ref.name} from outside to ${target.ref?.name ?? target.address}`,
    about: target.ref ? [ref, target.ref] : [ref],
  }));
}

function throughRules(service: Service, id: string, targets: readonly Target[], { proxyId, insideUsesAll }: DoorContext): readonly Way[] {
  const ref = refOf(service);
  if (!insideUsesAll) {
    const ready = targets.filter((target) => target.ready);
    return shares(ref, id, ready);
  }
  const accessibleName = `${ref.name} from outside meets the same rules of kube-proxy`;
  return [{ from: id, to: proxyId, means: 'dnat', accessibleName, about: [ref] }];
}
