import type { PlacedPicture } from '../../explain/picture/layout/placed.ts';
import { svgOf } from '../../explain/picture/svg.ts';

const names = [
  'bg',
  'panel',
  'line',
  'ink',
  'muted',
  'faint',
  'vip',
  'vipbg',
  'dns',
  'dnsbg',
  'bad',
  'badbg',
  'warn',
  'ok',
  'node',
  'door',
  'edge',
];
const density = 2;

/** The picture in the colours that the element shows now. */
function svgText(placed: PlacedPicture, element: HTMLElement): string {
  const probe = document.createElement('span');
  element.append(probe);
  const palette = Object.fromEntries(
    names.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  return svgOf(placed, palette);
}

export function saveSvg(placed: PlacedPicture, element: HTMLElement): void {
  save(new Blob([svgText(placed, element)], { type: 'image/svg+xml' }), 'traffic-paths.svg');
}

export async function savePng(placed: PlacedPicture, element: HTMLElement): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(placed, element))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * density;
  canvas.height = image.height * density;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && save(blob, 'traffic-paths.png'));
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
