import type { Viewport } from '@xyflow/react';
import type { PlacedNode, PlacedPicture } from '../../explain/picture/layout/placed.ts';
import type { Light } from '../../explain/picture/light.ts';

/** A stretch of the picture from top to bottom. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

const margin = 22;

/** All of the way that was asked for but who asks; or without its end, which may stand far off. */
export function stretchesOf({ nodes }: PlacedPicture, light: Light | undefined): readonly Stretch[] {
  const lit = nodes.filter(({ node }) => light?.nodes.has(node.id) && node.role !== 'client');
  const inside = lit.filter(({ node }) => node.box === undefined);
  return [lit, inside].flatMap((some) => (some.length > 0 ? [stretchOf(some)] : []));
}

const stretchOf = (nodes: readonly PlacedNode[]): Stretch => ({
  top: Math.min(...nodes.map(({ y }) => y)),
  bottom: Math.max(...nodes.map(({ y, height }) => y + height)),
});

/**
 * The view moved as little up or down as brings the first of the stretches that fits into sight; where none fits, the beginning of
 * the last.
 */
export function movedTowards(view: Viewport, height: number, stretches: readonly Stretch[]): Viewport {
  const { y, zoom } = view;
  const stretch = stretches.find(({ top, bottom }) => (bottom - top) * zoom <= height - 2 * margin) ?? stretches.at(-1);
  if (!stretch) return view;
  const top = y + stretch.top * zoom;
  if (top < 0) return { ...view, y: y + 2 * margin - top };
  const down = y + stretch.bottom * zoom - (height - margin);
  return { ...view, y: y - Math.max(0, Math.min(down, top - 2 * margin)) };
}
