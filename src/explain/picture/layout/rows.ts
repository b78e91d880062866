import { entryOf } from '../../../cluster/entry-of.ts';
import { lanes } from '../../../cluster/kinds/lanes.ts';
import { keyOfRef } from '../../../cluster/object.ts';
import type { Picture, PictureEdge, PictureNode } from '../model.ts';

/** Nodes that stand side by side: a name, its Service and its rules. */
export interface Row {
  readonly key: string;
  readonly namespace: string;
  readonly nodes: readonly PictureNode[];
}

export interface Rows {
  /** From top to bottom. */
  readonly rows: readonly Row[];
  readonly rowOf: ReadonlyMap<string, Row>;
  /** Where a node of the last lane would like to stand among its fellows. */
  readonly wishOf: ReadonlyMap<string, number>;
}

export const columnOfLane: ReadonlyMap<string, number> = new Map([
  ...lanes.map(({ lane }, position) => [lane, position] as const),
  ['outside', lanes.length - 1],
]);

export function laneColumn(node: PictureNode): number {
  return columnOfLane.get(node.lane) ?? 0;
}

/** Orders rows by identity, each door beside what it leads to, so that an edit elsewhere moves nothing past anything. */
export function orderRows({ nodes, edges }: Picture): Rows {
  const last = lanes.length - 1;
  const grouped = new Map<string, PictureNode[]>();
  for (const node of nodes) {
    const column = laneColumn(node);
    if (column === 0 || column === last) continue;
    const key = node.row ?? (node.ref ? keyOfRef(node.ref) : node.id);
    entryOf(grouped, key, () => []).push(node);
  }
  const rows = [...grouped].map(([key, group]): Row => ({ key, namespace: group[0]?.namespace ?? '', nodes: group }));
  const rowOf = new Map(rows.flatMap((row) => row.nodes.map(({ id }) => [id, row] as const)));
  const family = familiesOf(rows, edges, rowOf);
  const position = positionsIn(rows, edges, rowOf, family);
  const sorted = rows.toSorted(
    (a, b) =>
      compare(a.namespace, b.namespace) ||
      compare(family.get(a.key) ?? '', family.get(b.key) ?? '') ||
      (position.get(a.key) ?? 0) - (position.get(b.key) ?? 0) ||
      compare(a.key, b.key),
  );
  return { rows: sorted, rowOf, wishOf: wishesOf(sorted, edges, rowOf) };
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows that lead to the same node belong together, under the smallest key among them. */
function familiesOf(rows: readonly Row[], edges: readonly PictureEdge[], rowOf: ReadonlyMap<string, Row>): ReadonlyMap<string, string> {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    for (let at = key; at !== root; ) {
      const next = parent.get(at) ?? root;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { from, to, means } of edges) {
    if (means === 'asks') continue;
    const a = find(rowOf.get(from)?.key ?? from);
    const b = find(rowOf.get(to)?.key ?? to);
    if (a !== b) parent.set(a, b);
  }
  const smallest = new Map<string, string>();
  for (const { key } of rows) {
    const root = find(key);
    const known = smallest.get(root);
    if (known === undefined || key < known) smallest.set(root, key);
  }
  return new Map(rows.map(({ key }) => [key, smallest.get(find(key)) ?? key]));
}

/** Rows with an anchor of their own count up by identity; a door stands at the barycentre of what it leads to. */
function positionsIn(
  rows: readonly Row[],
  edges: readonly PictureEdge[],
  rowOf: ReadonlyMap<string, Row>,
  family: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  const leading = new Map<string, { readonly row: Row; readonly after: boolean }[]>();
  for (const { from, to, means } of edges) {
    const [source, target] = [rowOf.get(from), rowOf.get(to)];
    if (!source || !target || source === target) continue;
    const entry = { row: target, after: means === 'dnat' };
    entryOf(leading, source.key, () => []).push(entry);
  }
  const anchors = rows.filter(({ key }) => !leading.has(key)).toSorted((a, b) => compare(a.key, b.key));
  const counted = new Map<string, number>();
  const position = new Map<string, number>();
  for (const { key } of anchors) {
    const name = family.get(key) ?? '';
    const next = counted.get(name) ?? 0;
    counted.set(name, next + 1);
    position.set(key, next);
  }
  const rightmostFirst = rows.filter(({ key }) => leading.has(key)).toSorted((a, b) => columnOf(b) - columnOf(a) || compare(a.key, b.key));
  for (const { key } of rightmostFirst) {
    const targets = leading.get(key) ?? [];
    const mean = targets.reduce((sum, { row }) => sum + (position.get(row.key) ?? 0), 0) / targets.length;
    position.set(key, mean + (targets.every(({ after }) => after) ? 0.25 : -0.25));
  }
  return position;
}

/** So many ways leave no row. */
const manyWays = 1e6;

function columnOf({ nodes }: Row): number {
  return Math.max(...nodes.map(laneColumn));
}

/** The barycentre of the rows that lead to a node, and of its place among what each of them leads to. */
function wishesOf(rows: readonly Row[], edges: readonly PictureEdge[], rowOf: ReadonlyMap<string, Row>): ReadonlyMap<string, number> {
  const index = new Map(rows.map(({ key }, position) => [key, position]));
  const sums = new Map<string, { sum: number; count: number }>();
  const ordinals = new Map<string, number>();
  for (const { from, to, means } of edges) {
    const row = rowOf.get(from);
    if (!row || rowOf.has(to) || means === 'asks') continue;
    const known = sums.get(to) ?? { sum: 0, count: 0 };
    const ordinal = ordinals.get(from) ?? 0;
    ordinals.set(from, ordinal + 1);
    sums.set(to, { sum: known.sum + (index.get(row.key) ?? 0) + ordinal / manyWays, count: known.count + 1 });
  }
  return new Map([...sums].map(([id, { sum, count }]) => [id, sum / count]));
}
