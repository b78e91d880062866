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
 * The lanes' places; the space between two of them grows with what crosses it. Where they would not fit into `room`,
 * names and doors share one place, since they never stand in the same row, and the lanes draw closer.
 */
export function placeColumns(texts: readonly NodeText[], edges: readonly PictureEdge[], room: number): readonly Column[] {
  const preferred = widthsOf(texts);
  const apart = spread(preferred, edges, 1);
  if (endOf(apart) <= room) return apart;
  const widths = [...preferred];
  const [names, doors] = ['names', 'doors'].map((name) => lanes.findIndex(({ lane }) => lane === name)) as [number, number];
  const shared = (widths[names] ?? 0) > 0 && (widths[doors] ?? 0) > 0;
  if (shared) {
    widths[names] = Math.max(widths[names] ?? 0, widths[doors] ?? 0);
    widths[doors] = 0;
  }
  const roomy = spread(widths, edges, 1);
  const content = widths.reduce((sum, width) => sum + width, 0);
  const close = (room - content) / (endOf(roomy) - content);
  const together = [...spread(widths, edges, Math.min(1, Math.max(closest, close)))];
  if (shared) together[doors] = together[names] as Column;
  return together;
}

/** Curves need some way to bend in. */
const closest = 0.55;

function endOf(columns: readonly Column[]): number {
  return Math.max(...columns.map(({ x, width }) => x + width));
}

function widthsOf(texts: readonly NodeText[]): readonly number[] {
  const widths = lanes.map(() => 0);
  for (const text of texts) {
    const column = laneColumn(text.node);
    widths[column] = Math.max(widths[column] ?? 0, preferredWidth(text, laneLook(text.node)));
  }
  return widths;
}

function spread(widths: readonly number[], edges: readonly PictureEdge[], closeness: number): readonly Column[] {
  const last = lanes.length - 1;
  const fanOut = Math.min(60, edges.length * 2.5);
  let x = 0;
  let before = -1;
  return widths.map((width, column) => {
    if (width === 0) return { x, width: 0, used: false };
    if (before >= 0) x += Math.round(gapBefore(column, before, last, fanOut) * closeness) + (column === last ? boxPadding : 0);
    before = column;
    const placed = { x, width, used: true };
    x += width;
    return placed;
  });
}

function gapBefore(column: number, before: number, last: number, fanOut: number): number {
  if (column === last) return 42 + fanOut;
  return lanes[column]?.lane === 'rules' && lanes[before]?.lane === 'services' ? 26 : 44;
}
