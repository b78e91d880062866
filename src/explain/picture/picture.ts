import type { Cluster } from '../../cluster/cluster.ts';
import { kindNamed } from '../../cluster/kinds/index.ts';
import { type Box, nodeIdOf, type PathNode, type Role, type Way } from '../../cluster/kinds/paths.ts';
import type { Lane } from '../../cluster/kinds/presentation.ts';
import { type KubeObject, refOf } from '../../cluster/object.ts';
import { isOfSystem } from '../../cluster/system-objects.ts';
import { clientNodes, vantageOf } from './clients.ts';
import { fold } from './fold.ts';
import { defaultPictureOptions, type Hidden, type Picture, type PictureEdge, type PictureNode, type PictureOptions } from './model.ts';

/** What there is to see of a cluster: every kind says itself what it shows and which ways it adds. */
export function picture(cluster: Cluster, options: Partial<PictureOptions> = {}): Picture {
  const chosen = { ...defaultPictureOptions, ...options };
  const { shown, hidden, kinds } = chooseObjects(cluster, chosen);
  const vantage = vantageOf(cluster, chosen.from);
  const nodes = new Map<string, PathNode>();
  const ways: Way[] = [];
  const boxes = new Map<string, Box>();
  const extra: PathNode[] = [];
  for (const object of shown) {
    const own = ownNode(cluster, object);
    if (own) nodes.set(own.id, own);
    const paths = kindNamed(object.kind)?.paths?.(object, cluster, vantage);
    for (const way of paths?.ways ?? []) ways.push(way);
    for (const box of paths?.boxes ?? []) boxes.set(box.id, box);
    for (const node of paths?.nodes ?? []) extra.push(node);
  }
  for (const node of extra) if (!nodes.has(node.id)) nodes.set(node.id, node);
  for (const client of clientNodes(vantage, ways)) nodes.set(client.id, client);
  const drawn = ways.filter(({ from, to }) => nodes.has(from) && nodes.has(to));
  const folded = fold({ nodes: withNamespaces([...nodes.values()]), edges: withIds(drawn), boxes: [], hidden, kinds }, chosen);
  return { ...folded, boxes: boxesOf(folded.nodes, boxes) };
}

interface Chosen {
  readonly shown: readonly KubeObject[];
  readonly hidden: Hidden;
  readonly kinds: readonly string[];
}

function chooseObjects(cluster: Cluster, options: PictureOptions): Chosen {
  const used = new Set(cluster.objects.map(({ metadata }) => metadata.namespace));
  const namespaces = new Set(options.namespaces.filter((name) => used.has(name)));
  const without = new Set(options.withoutKinds);
  const shown: KubeObject[] = [];
  const hidden = { system: 0, filtered: 0 };
  const kinds = new Set<string>();
  for (const object of cluster.objects) {
    const { namespace } = object.metadata;
    if (!options.system && isOfSystem(object)) {
      hidden.system += 1;
      continue;
    }
    if (isDrawn(object)) kinds.add(object.kind);
    if (without.has(object.kind) || (namespace && namespaces.size > 0 && !namespaces.has(namespace))) hidden.filtered += 1;
    else shown.push(object);
  }
  return { shown, hidden, kinds: [...kinds].sort() };
}

function isDrawn({ kind }: KubeObject): boolean {
  const definition = kindNamed(kind);
  return definition?.present !== undefined || definition?.paths !== undefined;
}

const roles: Readonly<Record<Lane, Role>> = {
  asks: 'client',
  names: 'name',
  doors: 'door',
  routes: 'door',
  services: 'service',
  rules: 'proxy',
  pods: 'pod',
  outside: 'external',
};

function ownNode(cluster: Cluster, object: KubeObject): PathNode | undefined {
  const shown = kindNamed(object.kind)?.present?.(object, cluster);
  if (!shown) return undefined;
  const ref = refOf(object);
  return { ...shown, id: nodeIdOf(ref), ref, role: roles[shown.lane], ...(ref.namespace ? { namespace: ref.namespace } : {}) };
}

/** Pods of several namespaces share a machine's box, so each says which is its own. */
function withNamespaces(nodes: readonly PathNode[]): readonly PictureNode[] {
  const namespaces = new Set(nodes.map(({ namespace }) => namespace).filter((name) => name !== undefined));
  if (namespaces.size < 2) return nodes;
  return nodes.map((node) => (node.lane === 'pods' && node.namespace && !node.subtitle ? { ...node, subtitle: node.namespace } : node));
}

/** Two rules that lead from one node to another are two edges; the same way said twice is one. */
function withIds(ways: readonly Way[]): readonly PictureEdge[] {
  const edges = new Map<string, PictureEdge>();
  for (const way of ways) {
    let id = `${way.from} ${way.means} ${way.to}`;
    for (let known = edges.get(id), n = 2; known && saysOther(known, way); known = edges.get(id), n++) {
      id = `${way.from} ${way.means} ${way.to} (${n})`;
    }
    if (!edges.has(id)) edges.set(id, { ...way, id });
  }
  return [...edges.values()];
}

function saysOther({ outlet: a }: Way, { outlet: b }: Way): boolean {
  return a?.text !== b?.text || a?.note !== b?.note;
}

function boxesOf(nodes: readonly PathNode[], boxes: ReadonlyMap<string, Box>): readonly Box[] {
  const all = new Map(boxes);
  for (const { box } of nodes) if (box && !all.has(box)) all.set(box, { id: box, title: box, rank: Number.MAX_SAFE_INTEGER });
  return [...all.values()].sort((a, b) => a.rank - b.rank);
}
