import { entryOf } from '../../../cluster/entry-of.ts';
import { lanes } from '../../../cluster/kinds/lanes.ts';
import type { Box } from '../../../cluster/kinds/paths.ts';
import type { PictureEdge, PictureNode } from '../model.ts';
import { boxPadding, type Column } from './columns.ts';
import type { SizedNode } from './node-lines.ts';
import type { PlacedBand, PlacedBox, Rectangle } from './placed.ts';
import { compare, laneColumn, type Row, type Rows } from './rows.ts';
import { cableHeight, type Tracks } from './tracks.ts';

const rowGap = 26;
const nodeGap = 12;
const uprightRowGap = 36;
/** Between a name, its Service and its rules under each other: room for an arrow. */
const uprightGap = 22;
const boxGap = 16;
const boxHeader = 30;
const bandHeader = 26;
const bandPadding = 14;
/** One side is set against the middle of the other, but a first look must find both. */
const mostDown = 130;
const trackPitch = 12;

export interface Places {
  readonly at: ReadonlyMap<string, Rectangle>;
  readonly trackY: ReadonlyMap<string, number>;
  readonly boxes: readonly PlacedBox[];
  readonly bands: readonly PlacedBand[];
  readonly bottom: number;
}

export interface Sized {
  readonly nodes: readonly PictureNode[];
  readonly sizes: ReadonlyMap<string, SizedNode>;
  readonly columns: readonly Column[];
  /** Whether clients and rows stand under each other in one column. */
  readonly upright: boolean;
}

/** Gives every node its rectangle: rows under each other, machines on the right, clients in the middle of what they ask. */
export function place(sized: Sized, rows: Rows, tracks: Tracks, boxes: readonly Box[], edges: readonly PictureEdge[], top: number): Places {
  const left = stackRows(sized, rows, tracks, top);
  const right = stackBoxes(sized, rows, boxes, top);
  const difference = right.bottom - left.bottom;
  if (difference > 0) moveDown(left, Math.min(mostDown, Math.floor(difference / 2)));
  else moveDown(right, Math.min(mostDown, Math.floor(-difference / 2)));
  const at = new Map([...left.at, ...right.at]);
  if (!sized.upright) placeClients(sized, edges, at, top);
  return {
    at,
    trackY: left.trackY,
    boxes: right.boxes,
    bands: left.bands,
    bottom: Math.max(left.bottom, right.bottom, ...[...at.values()].map(({ y, height }) => y + height)),
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Stack {
  readonly at: Map<string, Mutable<Rectangle>>;
  readonly trackY: Map<string, number>;
  readonly boxes: Mutable<PlacedBox>[];
  readonly bands: Mutable<PlacedBand>[];
  readonly bottom: number;
}

function moveDown({ at, trackY, boxes, bands }: Stack, by: number): void {
  for (const rectangle of [...at.values(), ...boxes, ...bands]) rectangle.y += by;
  for (const [key, y] of trackY) trackY.set(key, y + by);
}

function stackRows(sized: Sized, { rows }: Rows, tracks: Tracks, top: number): Stack {
  const { columns, upright } = sized;
  const gap = upright ? uprightRowGap : rowGap;
  const at: Stack['at'] = new Map();
  const trackY: Stack['trackY'] = new Map();
  const bands: Stack['bands'] = [];
  const namespaces = new Set(rows.map(({ namespace }) => namespace));
  const first = upright ? stackClients(sized, at, top) : top;
  const cursor = columns.map(() => first);
  let bottom = first;
  let band: Mutable<PlacedBand> | undefined;
  const closeBand = () => {
    if (!band) return;
    band.height = bottom + bandPadding - band.y;
    bottom += bandPadding;
  };
  for (const row of rows) {
    if (namespaces.size > 1 && band?.namespace !== row.namespace) {
      closeBand();
      const y = bands.length > 0 ? bottom + rowGap / 2 : first;
      band = { namespace: row.namespace, ...spanOf(columns), y, height: 0 };
      bands.push(band);
      cursor.fill(y + bandHeader);
    }
    const [from, to] = tracks.spanOf(row);
    const y = Math.max(...cursor.slice(from, to + 1));
    const height = stackRow(row, sized, y, at);
    const under = tracks.under(row);
    let end = y + height;
    for (const { track, wires } of under) {
      trackY.set(track, end + trackPitch);
      end += trackPitch + cableHeight(wires);
    }
    if (under.length > 0) end += 2;
    bottom = Math.max(bottom, end);
    cursor.fill(end + gap, from, to + 1);
  }
  closeBand();
  return { at, trackY, boxes: [], bands, bottom };
}

/** From the names to the rules. */
function spanOf(columns: readonly Column[]): { readonly x: number; readonly width: number } {
  const inner = columns.filter((column, position) => column.used && position > 0 && position < columns.length - 1);
  const x = Math.min(...inner.map((column) => column.x)) - bandPadding;
  return { x, width: Math.max(...inner.map((column) => column.x + column.width)) + bandPadding - x };
}

/** What stands in one place stands under each other; the rest beside it. */
function stackRow({ nodes }: Row, { sizes, columns, upright }: Sized, y: number, at: Map<string, Mutable<Rectangle>>): number {
  const gap = upright ? uprightGap : nodeGap;
  const used = new Map<number, number>();
  for (const node of nodes.toSorted((a, b) => laneColumn(a) - laneColumn(b))) {
    const { x = 0, width = 0 } = columns[laneColumn(node)] ?? {};
    const below = used.get(x);
    const offset = below === undefined ? 0 : below + gap;
    const height = sizes.get(node.id)?.height ?? 0;
    at.set(node.id, { x, y: y + offset, width, height });
    used.set(x, offset + height);
  }
  const tallest = Math.max(...used.values());
  for (const node of nodes) {
    const rectangle = at.get(node.id);
    if (rectangle) rectangle.y += Math.floor((tallest - (used.get(rectangle.x) ?? 0)) / 2);
  }
  return tallest;
}

function stackBoxes({ nodes, sizes, columns }: Sized, { wishOf }: Rows, boxes: readonly Box[], top: number): Stack {
  const last = lanes.length - 1;
  const { x = 0, width = 0 } = columns[last] ?? {};
  const inside = new Map<string, PictureNode[]>();
  for (const node of nodes) {
    if (laneColumn(node) !== last) continue;
    const box = node.box ?? '';
    entryOf(inside, box, () => []).push(node);
  }
  const at: Stack['at'] = new Map();
  const placed: Stack['boxes'] = [];
  let y = top;
  const many = boxes.length > 8;
  for (const box of width > 0 ? boxes : []) {
    const group = inside.get(box.id) ?? [];
    if (group.length === 0 && many) continue;
    const start = y;
    y += boxHeader;
    for (const node of group.toSorted((a, b) => wish(wishOf, a) - wish(wishOf, b) || compare(a.id, b.id))) {
      const height = sizes.get(node.id)?.height ?? 0;
      at.set(node.id, { x, y, width, height });
      y += height + nodeGap;
    }
    if (group.length === 0) y += 6;
    placed.push({ box, empty: group.length === 0, x: x - boxPadding, y: start, width: width + 2 * boxPadding, height: y - start });
    y += boxGap;
  }
  return { at, trackY: new Map(), boxes: placed, bands: [], bottom: Math.max(top, y - boxGap) };
}

/** What nothing leads to stands last. */
function wish(wishOf: ReadonlyMap<string, number>, { id }: PictureNode): number {
  return wishOf.get(id) ?? Number.MAX_SAFE_INTEGER;
}

function stackClients({ nodes, sizes, columns }: Sized, at: Map<string, Mutable<Rectangle>>, top: number): number {
  const { x = 0, width = 0 } = columns[0] ?? {};
  let y = top;
  for (const { id } of nodes.filter((node) => laneColumn(node) === 0)) {
    const height = sizes.get(id)?.height ?? 0;
    at.set(id, { x, y, width, height });
    y += height + uprightGap;
  }
  return y;
}

const farthestDown = 240;

/** Clients stand in the middle of what they ask, but never so far down that a first look misses them. */
function placeClients({ nodes, sizes, columns }: Sized, edges: readonly PictureEdge[], at: Map<string, Rectangle>, top: number): void {
  const { x = 0, width = 0 } = columns[0] ?? {};
  let lowest = top;
  const clients = nodes
    .filter((node) => laneColumn(node) === 0)
    .map(({ id }) => {
      const asked = edges.filter(({ from }) => from === id).flatMap(({ to }) => at.get(to) ?? []);
      const middles = asked.map((target) => target.y + target.height / 2).sort((a, b) => a - b);
      const mean = middles.reduce((sum, middle) => sum + middle, 0) / Math.max(1, middles.length);
      return { id, wish: Math.min(mean, (middles[0] ?? mean) + farthestDown) };
    });
  for (const { id, wish: middle } of clients.sort((a, b) => a.wish - b.wish)) {
    const height = sizes.get(id)?.height ?? 0;
    const y = Math.max(lowest, Math.round(middle - height / 2));
    at.set(id, { x, y, width, height });
    lowest = y + height + rowGap;
  }
}
