import { lanes } from '../../../cluster/kinds/lanes.ts';
import type { PictureEdge } from '../model.ts';
import { boxPadding, type Column } from './columns.ts';
import { laneLook, type NodeText, preferredWidth } from './node-lines.ts';
import { laneColumn } from './rows.ts';
import type { Tracks } from './tracks.ts';

/** Pod names of usual length stand whole. */
const widest = 214;
/** Ways from a client to a row further down pass on the left. */
const gutter = 20;

export function uprightColumns(texts: readonly NodeText[], edges: readonly PictureEdge[]): readonly Column[] {
  const last = lanes.length - 1;
  const widthOf = (these: readonly NodeText[]) =>
    Math.min(widest, Math.max(0, ...these.map((text) => preferredWidth(text, laneLook(text.node)))));
  const above = widthOf(texts.filter(({ node }) => laneColumn(node) !== last));
  const beside = widthOf(texts.filter(({ node }) => laneColumn(node) === last));
  const column = { x: gutter, width: above, used: above > 0 };
  const space = 34 + Math.min(24, edges.length) + boxPadding;
  const pods = { x: above > 0 ? gutter + above + space : boxPadding, width: beside, used: beside > 0 };
  return lanes.map((_, position) => (position === last ? pods : column));
}

/** No way passes a lane where the rows hold all of them but the last. */
export const noTracks: Tracks = {
  under: () => [],
  spanOf: () => [0, lanes.length - 1],
  passageOf: () => undefined,
};
