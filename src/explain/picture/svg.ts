import type { Tone } from '../../cluster/kinds/presentation.ts';
import { arrowHead, edgePath } from './layout/edge-path.ts';
import type { LineStyle, PlacedEdge, PlacedLine, PlacedNode, PlacedPicture } from './layout/placed.ts';
import { edgeLook, nodeLook } from './look.ts';

/** The colours of a theme by the names that the page's style sheets use: `vip`, `dns`, `bad` … */
export type Palette = Readonly<Record<string, string>>;

const sans = 'system-ui, "DejaVu Sans", sans-serif';
const mono = 'ui-monospace, "DejaVu Sans Mono", monospace';

const fonts: Readonly<
  Record<LineStyle, { readonly size: number; readonly mono?: boolean; readonly bold?: boolean; readonly colour: string }>
> = {
  title: { size: 13, bold: true, colour: 'ink' },
  name: { size: 12.5, mono: true, colour: 'ink' },
  kind: { size: 12, colour: 'muted' },
  big: { size: 15, mono: true, colour: 'ink' },
  text: { size: 12, colour: 'muted' },
  mono: { size: 12, mono: true, colour: 'muted' },
  badge: { size: 11, colour: 'muted' },
  mark: { size: 12, colour: 'ok' },
};

const toneColours: Readonly<Record<Tone, string>> = {
  plain: 'muted',
  vip: 'vip',
  dns: 'dns',
  door: 'door',
  good: 'ok',
  warning: 'warn',
  bad: 'bad',
};

/** A picture as a document of its own: the same places, shapes and words as on the page. */
export function svgOf(placed: PlacedPicture, palette: Palette): string {
  const colour = (name: string) => palette[name] ?? '#888';
  const margin = 24;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${placed.width + 2 * margin}" height="${placed.height + 2 * margin}" viewBox="${-margin} ${-margin} ${placed.width + 2 * margin} ${placed.height + 2 * margin}">`,
    `<rect x="${-margin}" y="${-margin}" width="100%" height="100%" fill="${colour('bg')}"/>`,
    ...placed.headings.map(
      ({ text, x, y }) =>
        `<text x="${x}" y="${y + 12}" font-family='${sans}' font-size="11" letter-spacing=".4" fill="${colour('faint')}">${escaped(text.toUpperCase())}</text>`,
    ),
    ...placed.bands.map(
      (band) =>
        `<rect x="${band.x}" y="${band.y}" width="${band.width}" height="${band.height}" rx="12" fill="none" stroke="${colour('line')}"/><text x="${band.x + 14}" y="${band.y + 18}" font-family='${sans}' font-size="12" fill="${colour('muted')}">${escaped(band.namespace)}</text>`,
    ),
    ...placed.boxes.map(
      ({ box, x, y, width, height }) =>
        `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10" fill="${colour('node')}" stroke="${colour('line')}"/><text x="${x + 12}" y="${y + 20}" font-family='${sans}' font-size="12" fill="${colour('muted')}">${escaped(box.title)}${box.badge ? ` · ${escaped(box.badge.text)}` : ''}</text>`,
    ),
    ...placed.edges.map((edge) => edgeSvg(edge, colour)),
    ...placed.nodes.map((node) => nodeSvg(node, colour)),
    '</svg>',
  ];
  return parts.join('\n');
}

function edgeSvg({ edge, curve }: PlacedEdge, colour: (name: string) => string): string {
  const { tone, dash, width, arrow } = edgeLook(edge);
  const stroke = colour(toneColours[tone]);
  const head = arrow ? `<path d="${arrowHead(curve)}" fill="none" stroke="${stroke}" stroke-width="1.4"/>` : '';
  return `<path d="${edgePath(curve)}" fill="none" stroke="${stroke}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>${head}`;
}

function nodeSvg({ node, x, y, width, height, lines }: PlacedNode, colour: (name: string) => string): string {
  const { border, fill, radius, dash } = nodeLook(node);
  const box = `<rect width="${width}" height="${height}" rx="${Math.min(radius, height / 2)}" fill="${fill ? colour(fill) : 'none'}" stroke="${colour(border)}"${dash ? ` stroke-dasharray="${dash}"` : ''} stroke-width="1.4"/>`;
  return `<g transform="translate(${x} ${y})"><title>${escaped(node.accessibleName)}</title>${box}${lines.map((line) => lineSvg(line, colour)).join('')}</g>`;
}

function lineSvg({ text, x, y, style, tone, end }: PlacedLine, colour: (name: string) => string): string {
  const font = fonts[style];
  const fill = colour(tone ? toneColours[tone] : font.colour);
  return `<text x="${x}" y="${y + font.size}" font-family='${font.mono ? mono : sans}' font-size="${font.size}"${font.bold ? ' font-weight="600"' : ''} fill="${fill}"${end ? ' text-anchor="end"' : ''}>${escaped(text)}</text>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
