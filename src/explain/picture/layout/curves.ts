import { entryOf } from '../../../cluster/entry-of.ts';
import type { PictureEdge, PictureNode } from '../model.ts';
import type { Column } from './columns.ts';
import { keyOfOutlet, type SizedNode } from './node-lines.ts';
import type { Places } from './place.ts';
import type { PlacedEdge, Rectangle } from './placed.ts';
import { type Passage, type Tracks, wireOffset } from './tracks.ts';

interface Drawing {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  readonly sizes: ReadonlyMap<string, SizedNode>;
  readonly columns: readonly Column[];
  readonly places: Places;
  readonly tracks: Tracks;
}

/** Every way as a curve that stays between the lanes, or on its track where it passes one. */
export function drawEdges(drawing: Drawing): readonly PlacedEdge[] {
  const { edges, columns, places, tracks } = drawing;
  const followers = followersIn(drawing);
  const arrivals = arrivalsOf(drawing, followers);
  return edges.flatMap((edge) => {
    const [from, to] = [places.at.get(edge.from), places.at.get(edge.to)];
    if (!from || !to) return [];
    const sy = leavesAt(drawing, edge, from);
    const ty = arrivals.get(edge) ?? to.y + to.height / 2;
    const sx = from.x + from.width;
    if (followers.has(edge)) return [{ edge, curve: down(from, to) }];
    if (to.x < sx)
      return [{ edge, curve: edge.means === 'asks' ? around(from.x, sy, to.x, ty, -26) : around(sx, sy, to.x + to.width, ty, 34) }];
    const curve = [sx, sy];
    const passage = tracks.passageOf(edge);
    if (passage) {
      const between = columns.slice(passage.first, passage.last + 1);
      // Lanes that share their place with an end are not passed.
      const passed = between.filter(({ used, x, width }) => used && x >= sx && x + width <= to.x);
      const [first, last] = [passed[0], passed.at(-1)];
      if (first && last) {
        const y = heightOf(passage, sy, ty, places);
        reach(curve, first.x, y);
        reach(curve, last.x + last.width, y);
      }
    }
    reach(curve, to.x, ty);
    return [{ edge, curve }];
  });
}

function heightOf({ along, wire }: Passage, sy: number, ty: number, { trackY }: Places): number {
  if (along === 'end') return ty;
  return (along === 'start' ? sy : (trackY.get(along.track) ?? sy)) + wireOffset(wire);
}

function reach(curve: number[], x: number, y: number): void {
  const fromX = curve.at(-2) ?? 0;
  const fromY = curve.at(-1) ?? 0;
  const bend = (x - fromX) * 0.5;
  curve.push(fromX + bend, fromY, x - bend, y, x, y);
}

/** Both ends in one lane: out to a side and back. */
function around(sx: number, sy: number, tx: number, ty: number, by: number): number[] {
  const out = by < 0 ? Math.min(sx, tx) + by : Math.max(sx, tx) + by;
  return [sx, sy, out, sy, out, ty, tx, ty];
}

function down(from: Rectangle, to: Rectangle): number[] {
  const x = from.x + from.width / 2;
  const [start, end] = [from.y + from.height, to.y];
  const middle = (start + end) / 2;
  return [x, start, x, middle, x, middle, x, end];
}

/** Ways to what stands right under their start. */
function followersIn({ edges, places: { at } }: Drawing): ReadonlySet<PictureEdge> {
  const lanes = new Map<number, { readonly id: string; readonly y: number }[]>();
  for (const [id, { x, y }] of at) {
    entryOf(lanes, x, () => []).push({ id, y });
  }
  const next = new Map<string, string>();
  for (const lane of lanes.values()) {
    lane.sort((a, b) => a.y - b.y);
    lane.forEach(({ id }, position) => {
      const below = lane[position + 1];
      if (below) next.set(id, below.id);
    });
  }
  return new Set(edges.filter(({ from, to }) => next.get(from) === to));
}

function leavesAt({ sizes }: Drawing, edge: PictureEdge, from: Rectangle): number {
  const size = sizes.get(edge.from);
  const at = edge.outlet && size?.outletAt.get(keyOfOutlet(edge));
  if (at !== undefined) return from.y + at;
  return edge.means === 'dials' && size && size.outletAt.size > 0 ? from.y + from.height - 8 : from.y + from.height / 2;
}

/** What arrives at one node is spread over its side in the order in which it comes from above. */
function arrivalsOf(drawing: Drawing, followers: ReadonlySet<PictureEdge>): ReadonlyMap<PictureEdge, number> {
  const { edges, places, tracks } = drawing;
  const arriving = new Map<string, { readonly edge: PictureEdge; readonly y: number }[]>();
  for (const edge of edges) {
    const from = places.at.get(edge.from);
    if (!from || followers.has(edge)) continue;
    const passage = tracks.passageOf(edge);
    const leaves = leavesAt(drawing, edge, from);
    const entry = { edge, y: passage ? heightOf(passage, leaves, leaves, places) : leaves };
    entryOf(arriving, edge.to, () => []).push(entry);
  }
  const result = new Map<PictureEdge, number>();
  for (const [id, list] of arriving) {
    const to = places.at.get(id);
    if (!to) continue;
    list.sort((a, b) => a.y - b.y || (a.edge.id < b.edge.id ? -1 : 1));
    list.forEach(({ edge }, position) => {
      result.set(edge, to.y + (to.height * (position + 1)) / (list.length + 1));
    });
  }
  return result;
}
