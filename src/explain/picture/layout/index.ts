import { groupBy } from '../../../cluster/group-by.ts';
import { lanes } from '../../../cluster/kinds/lanes.ts';
import type { Picture } from '../model.ts';
import { placeColumns } from './columns.ts';
import { drawEdges } from './curves.ts';
import { type NodeText, type SizedNode, sizeNode, textOf } from './node-lines.ts';
import { place } from './place.ts';
import type { PlacedNode, PlacedPicture } from './placed.ts';
import { standsUpright } from './room.ts';
import { laneColumn, orderRows } from './rows.ts';
import { planTracks } from './tracks.ts';
import { noTracks, uprightColumns } from './upright.ts';

const headingHeight = 30;
/** Pixels that a canvas beside an editor has on a laptop. */
const roomOfLaptop = 1080;

/** Lanes and coordinates. Pure and stable: the same picture always lies the same, and what is added moves others only down. */
export function layout(picture: Picture, room = roomOfLaptop): PlacedPicture {
  const { nodes, edges, boxes, hidden, kinds } = picture;
  const texts = textsOf(picture);
  const upright = standsUpright(room);
  const columns = upright ? uprightColumns(texts, edges) : placeColumns(texts, edges, room);
  const sizes = new Map<string, SizedNode>();
  for (const text of texts) sizes.set(text.node.id, sizeNode(text, columns[laneColumn(text.node)]?.width ?? 0));
  const rows = orderRows(picture);
  const tracks = upright ? noTracks : planTracks(nodes, edges, rows);
  const places = place({ nodes, sizes, columns, upright }, rows, tracks, boxes, edges, headingHeight);
  const placed = nodes.flatMap((node): PlacedNode[] => {
    const at = places.at.get(node.id);
    return at ? [{ node, ...at, lines: sizes.get(node.id)?.lines ?? [] }] : [];
  });
  const last = columns.findLast(({ used }) => used);
  return {
    width: last ? last.x + last.width + 16 : 0,
    height: places.bottom + 16,
    nodes: placed,
    edges: drawEdges({ nodes, edges, sizes, columns, places, tracks }),
    boxes: places.boxes,
    bands: places.bands,
    headings: lanes.flatMap(({ title }, position) => {
      const column = columns[position];
      if (!column?.used || columns.indexOf(column) < position) return [];
      const sharing = upright ? [] : lanes.filter((_, other) => other > position && columns[other] === column);
      return [{ text: [title, ...sharing.map((look) => look.title)].join(' · '), x: column.x, y: 0 }];
    }),
    hidden,
    kinds,
  };
}

function textsOf({ nodes, edges }: Picture): readonly NodeText[] {
  const leaving = groupBy(edges, ({ from }) => from);
  return nodes.map((node) => textOf(node, leaving.get(node.id) ?? []));
}
