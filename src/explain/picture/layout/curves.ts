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
  const arrivals = arrivalsOf(drawing);
  return edges.flatMap((edge) => {
    const [from, to] = [places.at.get(edge.from), places.at.get(edge.to)];
    if (!from || !to) return [];
    const sy = leavesAt(drawing, edge, from);
    const ty = arrivals.get(edge) ?? to.y + to.height / 2;
    const sx = from.x + from.width;
    if (to.x < sx) return [{ edge, curve: around(sx, sy, to.x + to.width, ty) }];
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

/** Both ends in one lane: out to the right and back. */
function around(sx: number, sy: number, tx: number, ty: number): number[] {
  const out = Math.max(sx, tx) + 34;
  return [sx, sy, out, sy, out, ty, tx, ty];
}

function leavesAt({ sizes }: Drawing, edge: PictureEdge, from: Rectangle): number {
  const size = sizes.get(edge.from);
  const at = edge.outlet && size?.outletAt.get(keyOfOutlet(edge));
  if (at !== undefined) return from.y + at;
  return edge.means === 'dials' && size && size.outletAt.size > 0 ? from.y + from.height - 8 : from.y + from.height / 2;
}

/** What arrives at one node is spread over its side in the order in which it comes from above. */
function arrivalsOf(drawing: Drawing): ReadonlyMap<PictureEdge, number> {
  const { edges, places, tracks } = drawing;
  const arriving = new Map<string, { readonly edge: PictureEdge; readonly y: number }[]>();
  for (const edge of edges) {
    const from = places.at.get(edge.from);
    if (!from) continue;
    const passage = tracks.passageOf(edge);
    const leaves = leavesAt(drawing, edge, from);
    const entry = { edge, y: passage ? heightOf(passage, leaves, leaves, places) : leaves };
    const list = arriving.get(edge.to);
    if (list) list.push(entry);
    else arriving.set(edge.to, [entry]);
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
