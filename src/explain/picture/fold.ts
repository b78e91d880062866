import { entryOf } from '../../cluster/entry-of.ts';
import type { Outlet } from '../../cluster/kinds/paths.ts';
import { keyOfRef } from '../../cluster/object.ts';
import { shareInWords } from '../../cluster/share.ts';
import type { Picture, PictureEdge, PictureNode, PictureOptions } from './model.ts';

/** One way of folding: what belongs into one node, and what the user unfolds at once. */
interface Fold {
  keyOf(node: PictureNode): string | undefined;
  wholeOf(node: PictureNode): string;
  title(node: PictureNode): string;
  state(node: PictureNode): string;
  /** The box of the folded node; without it the one of what it stands for. */
  readonly box?: string;
}

/** Alike replicas above a handful become one node; above a great many, first over all boxes and then whole namespaces. */
export function fold(picture: Picture, options: PictureOptions): Picture {
  const once = foldBy(picture, perBox, options.foldAbove, options.unfolded);
  if (once.nodes.length <= options.foldHarderAbove) return once;
  const harder = foldBy(picture, overBoxes, 1, options.unfolded);
  if (harder.nodes.length <= options.foldHarderAbove) return harder;
  return foldBy(harder, perNamespace, 1, options.unfolded);
}

const perBox: Fold = {
  keyOf: ({ replicaOf, box }) => replicaOf && `${keyOfRef(replicaOf.owner)} in ${box}, ${replicaOf.state}`,
  wholeOf: ({ replicaOf }) => (replicaOf ? keyOfRef(replicaOf.owner) : ''),
  title: ({ replicaOf }) => replicaOf?.owner.name ?? '',
  state: ({ replicaOf }) => replicaOf?.state ?? '',
};

const overBoxes: Fold = {
  ...perBox,
  keyOf: ({ replicaOf }) => replicaOf && `${keyOfRef(replicaOf.owner)}, ${replicaOf.state}`,
  box: 'every node',
};

const perNamespace: Fold = {
  keyOf: ({ namespace, lane }) => namespace && `${lane} of ${namespace}`,
  wholeOf: ({ namespace }) => `namespace ${namespace}`,
  title: ({ namespace }) => namespace ?? '',
  state: () => 'everything in it',
};

function foldBy(picture: Picture, how: Fold, above: number, unfolded: readonly string[]): Picture {
  const open = new Set(unfolded);
  const groups = new Map<string, PictureNode[]>();
  const counts = new Map<string, number>();
  for (const node of picture.nodes) {
    const key = how.keyOf(node);
    if (!key) continue;
    const whole = how.wholeOf(node);
    counts.set(whole, (counts.get(whole) ?? 0) + 1);
    entryOf(groups, key, () => []).push(node);
  }
  const standIns = new Map<string, PictureNode>();
  const unfoldedNodes = new Map<string, string>();
  for (const [key, group] of groups) {
    const [first] = group;
    const foldKey = first && how.wholeOf(first);
    if (!first || !foldKey || (counts.get(foldKey) ?? 0) <= above) continue;
    if (open.has(foldKey)) {
      for (const { id } of group) unfoldedNodes.set(id, foldKey);
    } else if (group.length > 1) {
      const standIn = standInFor(key, group, first, how);
      for (const { id } of group) standIns.set(id, standIn);
    }
  }
  if (standIns.size === 0 && unfoldedNodes.size === 0) return picture;
  const nodes = new Set<PictureNode>();
  for (const node of picture.nodes) {
    const foldKey = unfoldedNodes.get(node.id);
    nodes.add(standIns.get(node.id) ?? (foldKey ? { ...node, foldKey } : node));
  }
  return { ...picture, nodes: [...nodes], edges: mergeEdges(picture.edges, standIns) };
}

function standInFor(key: string, group: readonly PictureNode[], first: PictureNode, how: Fold): PictureNode {
  const { lane, tone, replicaOf, box, mark, namespace } = first;
  const title = how.title(first);
  const count = group.reduce((sum, { folded }) => sum + (folded?.length ?? 1), 0);
  const standsIn = how.box ?? box;
  return {
    id: `fold ${key}`,
    role: 'fold',
    lane,
    title,
    subtitle: `× ${count}`,
    rows: [{ text: how.state(first) }, { text: 'folded: select to open' }],
    badges: [],
    tone,
    folded: group.flatMap(({ id, folded }) => folded ?? [id]),
    foldKey: how.wholeOf(first),
    accessibleName: `${title}, ${count} × ${how.state(first)}, folded`,
    ...(replicaOf ? { ref: replicaOf.owner } : {}),
    ...(mark ? { mark } : {}),
    ...(namespace ? { namespace } : {}),
    ...(box && standsIn ? { box: standsIn } : {}),
  };
}

function mergeEdges(edges: readonly PictureEdge[], standIns: ReadonlyMap<string, PictureNode>): readonly PictureEdge[] {
  const merged = new Map<string, PictureEdge[]>();
  for (const edge of edges) {
    const from = standIns.get(edge.from)?.id ?? edge.from;
    const to = standIns.get(edge.to)?.id ?? edge.to;
    const stays = from === edge.from && to === edge.to;
    const id = stays ? edge.id : `${from} ${edge.means} ${to}`;
    const moved = stays ? edge : { ...edge, id, from, to };
    entryOf(merged, id, () => []).push(moved);
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
