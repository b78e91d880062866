import { lanes } from '../../../cluster/kinds/lanes.ts';
import type { PictureEdge, PictureNode } from '../model.ts';
import { keyOfOutlet } from './node-lines.ts';
import { laneColumn, type Row, type Rows } from './rows.ts';

/** Where ways that pass a lane run, so that none goes through what stands in it. */
export interface Tracks {
  /** Under the row, in order. */
  under(row: Row): readonly Cable[];
  /** First and last lane that the row needs for itself. */
  spanOf(row: Row): readonly [number, number];
  passageOf(edge: PictureEdge): Passage | undefined;
}

export interface Cable {
  readonly track: string;
  readonly wires: number;
}

export interface Passage {
  /** Lanes that are passed, both included. */
  readonly first: number;
  readonly last: number;
  /** Straight on at the height where the way leaves or arrives, or along a track of its own. */
  readonly along: 'start' | 'end' | { readonly track: string };
  /** Ways from one place lie side by side like the wires of a cable. */
  readonly wire: number;
}

const wireGap = 5;
const mostWires = 7;

/** What a cable takes beyond its first wire; a thick one is drawn as tightly as fits. */
export function cableHeight(wires: number): number {
  return Math.min(wires - 1, mostWires) * wireGap;
}

/** How far below its cable's first wire one lies. */
export function wireOffset(wire: number): number {
  return Math.min(wire, mostWires) * wireGap;
}

export function planTracks(nodes: readonly PictureNode[], edges: readonly PictureEdge[], { rows, rowOf }: Rows): Tracks {
  const columnOf = new Map(nodes.map((node) => [node.id, laneColumn(node)]));
  const spans = new Map(rows.map((row) => [row, spanOfNodes(row)] as const));
  const underRow = new Map<Row, string[]>();
  const wires = new Map<string, number>();
  const passages = new Map<PictureEdge, Passage>();
  for (const edge of edges) {
    const from = columnOf.get(edge.from) ?? 0;
    const to = columnOf.get(edge.to) ?? 0;
    if (to - from < 2) continue;
    const asked = from === 0;
    const row = rowOf.get(asked ? edge.to : edge.from);
    if (!row) continue;
    const first = from + 1;
    const last = to - 1;
    const span = spans.get(row);
    if (span) spans.set(row, [Math.min(span[0], first), Math.max(span[1], last)]);
    const track = `${asked ? edge.to : edge.from} ${edge.means}`;
    const bundle = asked ? `${track} ${edge.from}` : edge.outlet ? `${track} ${keyOfOutlet(edge)}` : track;
    const inTheWay = row.nodes.some((node) => {
      const column = laneColumn(node);
      return column >= first && column <= last;
    });
    if (!inTheWay) {
      passages.set(edge, { first, last, along: asked ? 'end' : 'start', wire: nextWire(wires, bundle) });
      continue;
    }
    const list = underRow.get(row) ?? [];
    if (!list.includes(track)) list.push(track);
    underRow.set(row, list);
    passages.set(edge, { first, last, along: { track }, wire: nextWire(wires, track) });
  }
  return {
    under: (row) => (underRow.get(row) ?? []).map((track) => ({ track, wires: wires.get(track) ?? 1 })),
    spanOf: (row) => spans.get(row) ?? [1, lanes.length - 2],
    passageOf: (edge) => passages.get(edge),
  };
}

function nextWire(wires: Map<string, number>, bundle: string): number {
  const wire = wires.get(bundle) ?? 0;
  wires.set(bundle, wire + 1);
  return wire;
}

function spanOfNodes({ nodes }: Row): readonly [number, number] {
  const columns = nodes.map(laneColumn);
  return [Math.min(...columns), Math.max(...columns)];
}
