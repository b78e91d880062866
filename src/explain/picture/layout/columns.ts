import { lanes } from '../../../cluster/kinds/lanes.ts';
import type { PictureEdge } from '../model.ts';
import { laneLook, type NodeText, preferredWidth } from './node-lines.ts';
import { laneColumn } from './rows.ts';

export interface Column {
  readonly x: number;
  readonly width: number;
  /** A lane without nodes takes no room. */
  readonly used: boolean;
}

export const boxPadding = 12;

/**
 * The lanes' places; the space between two of them grows with what crosses it.
 * Where they would not fit into `room`, names and doors share one place: they never stand in the same row.
 */
export function placeColumns(texts: readonly NodeText[], edges: readonly PictureEdge[], room: number): readonly Column[] {
  const preferred = widthsOf(texts);
  const apart = spread(preferred, edges);
  const last = apart.at(-1);
  if (!last || last.x + last.width <= room) return apart;
  const widths = [...preferred];
  const [names, doors] = ['names', 'doors'].map((name) => lanes.findIndex(({ lane }) => lane === name)) as [number, number];
  if (!widths[names] || !widths[doors]) return apart;
  widths[names] = Math.max(widths[names], widths[doors]);
  widths[doors] = 0;
  const together = [...spread(widths, edges)];
  together[doors] = together[names] as Column;
  return together;
}

function widthsOf(texts: readonly NodeText[]): readonly number[] {
  const widths = lanes.map(() => 0);
  for (const text of texts) {
    const column = laneColumn(text.node);
    widths[column] = Math.max(widths[column] ?? 0, preferredWidth(text, laneLook(text.node)));
  }
  return widths;
}

function spread(widths: readonly number[], edges: readonly PictureEdge[]): readonly Column[] {
  const last = lanes.length - 1;
  const fanOut = Math.min(60, edges.length * 2.5);
  let x = 0;
  let before = -1;
  return widths.map((width, column) => {
    if (width === 0) return { x, width: 0, used: false };
    if (before >= 0) x += gapBefore(column, before, last, fanOut);
    before = column;
    const placed = { x, width, used: true };
    x += width;
    return placed;
  });
}

function gapBefore(column: number, before: number, last: number, fanOut: number): number {
  if (column === last) return 42 + fanOut + boxPadding;
  return lanes[column]?.lane === 'rules' && lanes[before]?.lane === 'services' ? 26 : 44;
}
