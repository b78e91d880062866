import { type LaneLook, lanes } from '../../../cluster/kinds/lanes.ts';
import type { Outlet } from '../../../cluster/kinds/paths.ts';
import type { PictureEdge, PictureNode } from '../model.ts';
import { monoWidth, sansWidth, shorten, wrap } from './measure.ts';
import type { LineStyle, PlacedLine } from './placed.ts';

const side = 14;
const topAndBottom = 10;
const markWidth = 15;
const heights: Readonly<Record<LineStyle, number>> = { title: 19, name: 19, kind: 17, big: 24, text: 17, mono: 17, badge: 18, mark: 19 };
const sizes: Readonly<Record<LineStyle, number>> = { title: 13, name: 12.5, kind: 12, big: 15, text: 12, mono: 12, badge: 11, mark: 12 };

const widthIn: Readonly<Record<LineStyle, (text: string) => number>> = {
  title: (text) => sansWidth(text, sizes.title, true),
  name: (text) => monoWidth(text, sizes.name),
  kind: (text) => sansWidth(text, sizes.kind),
  big: (text) => monoWidth(text, sizes.big),
  text: (text) => sansWidth(text, sizes.text),
  mono: (text) => monoWidth(text, sizes.mono),
  badge: (text) => sansWidth(text, sizes.badge),
  mark: () => markWidth,
};

export interface NodeText {
  readonly node: PictureNode;
  readonly outlets: ReadonlyMap<string, Outlet>;
}

export interface SizedNode {
  readonly lines: readonly PlacedLine[];
  readonly height: number;
  /** Distance from the top at which the ways of an outlet leave. */
  readonly outletAt: ReadonlyMap<string, number>;
}

/** Of a way with an outlet: its own, or the one that it shares with others of the same text. */
export function keyOfOutlet({ id, outlet }: PictureEdge): string {
  return outlet?.shared ? outlet.text : id;
}

/** Each outlet once, in the order of the edges. */
export function textOf(node: PictureNode, leaving: readonly PictureEdge[]): NodeText {
  const outlets = new Map<string, Outlet>();
  for (const edge of leaving) if (edge.outlet) outlets.set(keyOfOutlet(edge), edge.outlet);
  return { node, outlets };
}

/** The width at which every line stands whole, between the lane's limits. */
export function preferredWidth({ node, outlets }: NodeText, look: LaneLook): number {
  const title =
    (node.mark ? markWidth : 0) + widthIn[titleStyle(node)](node.title) + (node.subtitle ? 14 + widthIn.kind(node.subtitle) : 0);
  const indent = node.mark ? markWidth : 0;
  const rows = node.rows.map((row) => indent + widthIn[styleOf(row)](row.text));
  const leaving = [...outlets.values()].map(
    ({ text, note }) => monoWidth(text, sizes.mono) + (note ? sansWidth(note, sizes.text) + 10 : 0),
  );
  const widest = Math.max(title, ...rows, ...leaving);
  return Math.min(look.widest, Math.max(look.narrowest, Math.ceil(widest + 2 * side)));
}

const looks: ReadonlyMap<string, LaneLook> = new Map(lanes.map((look) => [look.lane, look]));

export function laneLook(node: PictureNode): LaneLook {
  return looks.get(node.lane) ?? (lanes.at(-1) as LaneLook);
}

function titleStyle(node: PictureNode): LineStyle {
  return node.role === 'name' || node.role === 'external' ? 'name' : 'title';
}

function styleOf(row: PictureNode['rows'][number]): LineStyle {
  return row.big ? 'big' : row.mono ? 'mono' : 'text';
}

/** Every line of a node at its place; ways that carry a text leave where it stands. */
export function sizeNode({ node, outlets }: NodeText, width: number): SizedNode {
  const lines: PlacedLine[] = [];
  const inner = width - 2 * side;
  let y = topAndBottom;
  const put = (text: string, style: LineStyle, tone?: PlacedLine['tone'], x = side) => {
    lines.push({ text, x, y, style, ...(tone ? { tone } : {}) });
    y += heights[style];
  };

  const style = titleStyle(node);
  const indent = node.mark ? markWidth : 0;
  if (node.mark) lines.push({ text: node.mark.glyph, x: side, y, style: 'mark', tone: node.mark.tone });
  const kindWidth = node.subtitle ? widthIn.kind(node.subtitle) : 0;
  const beside = kindWidth > 0 && indent + widthIn[style](node.title) + 10 + kindWidth <= inner;
  if (beside) lines.push({ text: node.subtitle, x: width - side, y: y + 1, style: 'kind', end: true });
  put(shorten(node.title, inner - indent, widthIn[style]), style, undefined, side + indent);
  if (!beside && node.subtitle) put(node.subtitle, 'kind', undefined, side + indent);

  for (const row of node.rows) {
    const rowStyle = styleOf(row);
    const broken =
      rowStyle === 'text' ? wrap(row.text, inner - indent, widthIn.text) : [shorten(row.text, inner - indent, widthIn[rowStyle])];
    for (const text of broken) put(text, rowStyle, row.tone, side + indent);
  }

  const outletAt = new Map<string, number>();
  for (const [key, { text, note, tone }] of outlets) {
    const shown = shorten(text, inner, widthIn.mono);
    if (note && widthIn.text(note) + 10 + widthIn.mono(text) > inner) {
      for (const part of wrap(note, inner, widthIn.text)) put(part, 'text');
    } else if (note) {
      lines.push({ text: note, x: side, y, style: 'text' });
    }
    outletAt.set(key, y + heights.mono / 2);
    lines.push({ text: shown, x: width - side, y, style: 'mono', end: true, ...(tone ? { tone } : {}) });
    y += heights.mono;
  }

  for (const { text, tone } of node.badges) {
    for (const part of wrap(text, inner, widthIn.badge)) put(part, 'badge', tone);
  }
  return { lines, height: y + topAndBottom - 2, outletAt };
}
