import type { Viewport } from '@xyflow/react';
import { movedTowards, type Stretch } from './asked-way.ts';

const margin = 22;
/** Below this, text cannot be read. */
const smallest = 0.56;
/** A picture that is easy to read as a whole is shown whole, and so is one a little too tall; a taller one takes the width. */
const comfortable = 0.72;
const shrinkable = 0.82;
const smallestForHeight = 0.64;
const largest = 1.15;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The whole picture where it stays readable; otherwise its width, from the top or from as far down as shows the way that was
 * asked for.
 */
export function firstView(picture: Size, canvas: Size, ways: readonly Stretch[] = []): Viewport {
  const side = Math.min(margin, canvas.width / 50);
  const across = (canvas.width - 2 * side) / Math.max(1, picture.width);
  const down = (canvas.height - 2 * margin) / Math.max(1, picture.height);
  const wide = Math.max(smallest, Math.min(across, largest));
  const zoom = down >= Math.max(smallestForHeight, Math.min(comfortable, wide * shrinkable)) ? Math.min(wide, down) : wide;
  const x = Math.max(side, (canvas.width - picture.width * zoom) / 2);
  const y = Math.max(margin - 6, ((canvas.height - picture.height * zoom) / 2) * 0.8);
  return movedTowards({ x, y, zoom }, canvas.height, ways);
}

/** The whole picture, however small. */
export function wholeView(picture: Size, canvas: Size): Viewport {
  const across = (canvas.width - 2 * margin) / Math.max(1, picture.width);
  const down = (canvas.height - 2 * margin) / Math.max(1, picture.height);
  const zoom = Math.min(across, down, 1.6);
  return { x: (canvas.width - picture.width * zoom) / 2, y: (canvas.height - picture.height * zoom) / 2, zoom };
}
