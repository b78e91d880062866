import type { Viewport } from '@xyflow/react';

const margin = 22;
const smallest = 0.66;
/** On a phone the picture is wider than the screen, and read by moving it. */
const smallestOnPhone = 0.85;
const phone = 500;
/** A picture a little too tall is shown whole; a taller one keeps its size. */
const shrinkable = 0.86;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The whole picture where it stays readable; otherwise its width, from the top. */
export function firstView(picture: Size, canvas: Size): Viewport {
  const least = canvas.width < phone ? smallestOnPhone : smallest;
  const across = (canvas.width - 2 * margin) / Math.max(1, picture.width);
  const down = (canvas.height - 2 * margin) / Math.max(1, picture.height);
  const readable = Math.min(across, 1.15);
  const zoom = Math.max(least, down >= readable * shrinkable ? Math.min(readable, down) : readable);
  const x = Math.max(margin, (canvas.width - picture.width * zoom) / 2);
  const y = Math.max(margin - 6, (canvas.height - picture.height * zoom) / 2);
  return { x: across < least ? margin : x, y: Math.max(margin - 6, y * 0.8), zoom };
}

/** The whole picture, however small. */
export function wholeView(picture: Size, canvas: Size): Viewport {
  const across = (canvas.width - 2 * margin) / Math.max(1, picture.width);
  const down = (canvas.height - 2 * margin) / Math.max(1, picture.height);
  const zoom = Math.min(across, down, 1.6);
  return { x: (canvas.width - picture.width * zoom) / 2, y: (canvas.height - picture.height * zoom) / 2, zoom };
}
