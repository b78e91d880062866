import { nodeIdOf, type Outlet } from '../../cluster/kinds/paths.ts';
import { keyOfRef } from '../../cluster/object.ts';
import { shareInWords } from '../../cluster/share.ts';
import type { Picture, PictureEdge, PictureNode, PictureOptions } from './model.ts';

type FoldKey = (node: PictureNode) => string | undefined;

/** Alike replicas above a handful become one node; above a great many, first over all boxes and then whole namespaces. */
export function fold(picture: Picture, options: PictureOptions): Picture {
  const once = foldBy(picture, perBox, options.foldAbove, options.unfolded);
  if (once.nodes.length <= options.foldHarderAbove) return once;
  const harder = foldBy(picture, overBoxes, 1, options.unfolded);
  if (harder.nodes.length <= options.foldHarderAbove) return harder;
  return foldBy(harder, perNamespace, 1, options.unfolded);
}

const perBox: FoldKey = ({ replicaOf, box }) => replicaOf && `${keyOfRef(replicaOf.owner)} in ${box}, ${replicaOf.state}`;
const overBoxes: FoldKey = ({ replicaOf }) => replicaOf && `${keyOfRef(replicaOf.owner)}, ${replicaOf.state}`;
const perNamespace: FoldKey = ({ namespace, lane }) => namespace && `${lane} of ${namespace}`;

/** The owner whose replicas a key stands for: unfolding one box unfolds them all. */
function ownerOf(node: PictureNode): string {
  return node.replicaOf ? keyOfRef(node.replicaOf.owner) : `namespace ${node.namespace}`;
}

function foldBy(picture: Picture, keyOf: FoldKey, above: number, unfolded: readonly string[]): Picture {
  const open = new Set(unfolded);
  const groups = new Map<string, PictureNode[]>();
  const replicas = new Map<string, number>();
  for (const node of picture.nodes) {
    const key = keyOf(node);
    if (!key) continue;
    const owner = ownerOf(node);
    replicas.set(owner, (replicas.get(owner) ?? 0) + 1);
    const group = groups.get(key);
    if (group) group.push(node);
    else groups.set(key, [node]);
  }
  const standIns = new Map<string, PictureNode>();
  const foldable = new Set<string>();
  for (const [key, group] of groups) {
    const [first] = group;
    if (!first || (replicas.get(ownerOf(first)) ?? 0) <= above) continue;
    const foldKey = ownerOf(first);
    if (open.has(foldKey)) {
      for (const { id } of group) foldable.add(id);
    } else if (group.length > 1) {
      const standIn = standInFor(key, group, foldKey, keyOf === overBoxes);
      for (const { id } of group) standIns.set(id, standIn);
    }
  }
  if (standIns.size === 0 && foldable.size === 0) return picture;
  const nodes = new Set<PictureNode>();
  for (const node of picture.nodes) {
    nodes.add(standIns.get(node.id) ?? (foldable.has(node.id) ? { ...node, foldKey: ownerOf(node) } : node));
  }
  return { ...picture, nodes: [...nodes], edges: mergeEdges(picture.edges, standIns) };
}

function standInFor(key: string, group: readonly PictureNode[], foldKey: string, everywhere: boolean): PictureNode {
  const [first] = group as readonly [PictureNode];
  const { replicaOf, box, mark, ...look } = first;
  const counted = `${group.length} × ${replicaOf?.state ?? 'folded'}`;
  const title = replicaOf?.owner.name ?? `${first.namespace}`;
  return {
    ...look,
    id: `fold ${key}`,
    role: 'fold',
    ref: replicaOf ? replicaOf.owner : first.ref,
    title,
    subtitle: `× ${group.length}`,
    rows: [{ text: replicaOf ? `${replicaOf.state}, folded` : `${group.length} in ${first.namespace}` }],
    badges: [],
    ...(mark ? { mark } : {}),
    ...(box ? { box: everywhere ? 'every node' : box } : {}),
    folded: group.map(({ id }) => id),
    foldKey,
    accessibleName: `${replicaOf ? nodeIdOf(replicaOf.owner) : title}, ${counted}, folded`,
  } as PictureNode;
}

function mergeEdges(edges: readonly PictureEdge[], standIns: ReadonlyMap<string, PictureNode>): readonly PictureEdge[] {
  const merged = new Map<string, PictureEdge[]>();
  for (const edge of edges) {
    const from = standIns.get(edge.from)?.id ?? edge.from;
    const to = standIns.get(edge.to)?.id ?? edge.to;
    const id = `${from} ${edge.means} ${to}`;
    const moved = from === edge.from && to === edge.to ? edge : { ...edge, id, from, to };
    const group = merged.get(id);
    if (group) group.push(moved);
    else merged.set(id, [moved]);
  }
  return [...merged.values()].map((group) => (group.length === 1 ? (group[0] as PictureEdge) : mergedEdge(group)));
}

function mergedEdge(group: readonly PictureEdge[]): PictureEdge {
  const [first] = group as readonly [PictureEdge];
  const { outlet, share, ...rest } = first;
  const together = group.reduce((sum, edge) => sum + (edge.share ?? 0), 0);
  const same = outlet && group.every((edge) => edge.outlet?.text === outlet.text && edge.outlet.note === outlet.note);
  const text = share === undefined ? `${group.length} ${outlet?.many}` : shareOf(group.length, share, together);
  const merged: Outlet | undefined =
    outlet && (same && share === undefined ? outlet : { text, many: outlet.many, ...(outlet.tone ? { tone: outlet.tone } : {}) });
  return {
    ...rest,
    ...(merged ? { outlet: merged } : {}),
    ...(share === undefined ? {} : { share: together }),
    accessibleName: `${first.accessibleName}, and ${group.length - 1} more alike`,
    about: group.flatMap(({ about }) => about),
  };
}

/** `4 in 12` keeps the number of rules in sight, where `1 in 3` would hide it. */
function shareOf(count: number, each: number, together: number): string {
  const whole = Math.round(1 / each);
  return Math.abs(whole * each - 1) < 1e-9 && together < 1 ? `${count} in ${whole}` : shareInWords(together);
}
