import { lanes } from '../../../cluster/kinds/lanes.ts';
import type { PictureEdge } from '../model.ts';
import { boxPadding, type Column } from './columns.ts';
import { laneLook, type NodeText, preferredWidth } from './node-lines.ts';
import { laneColumn } from './rows.ts';
import type { Tracks } from './tracks.ts';

const widest = 204;
/** Pod names of usual length stand whole. */
const widestBeside = 224;
/** Ways from a client to a row further down pass on the left. */
const gutter = 20;

export function uprightColumns(texts: readonly NodeText[], edges: readonly PictureEdge[]): readonly Column[] {
  const last = lanes.length - 1;
  const isBeside = ({ node }: NodeText) => laneColumn(node) === last;
  const above = widthOf(texts.filter((text) => !isBeside(text)));
  const beside = widthOf(texts.filter(isBeside));
  const column = { x: gutter, width: Math.min(widest, above), used: above > 0 };
  const space = 30 + Math.min(18, edges.length) + boxPadding;
  const pods = { x: above > 0 ? gutter + column.width + space : boxPadding, width: Math.min(widestBeside, beside), used: beside > 0 };
  return lanes.map((_, position) => (position === last ? pods : column));
}

function widthOf(texts: readonly NodeText[]): number {
  return Math.max(0, ...texts.map((text) => preferredWidth(text, laneLook(text.node))));
}

/** No way passes a lane where the rows hold all of them but the last. */
export const noTracks: Tracks = {
  under: () => [],
  spanOf: () => [0, lanes.length - 1],
  passageOf: () => undefined,
};
