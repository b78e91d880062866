import { standsUpright } from '../../explain/picture/layout/room.ts';

/** Pixels that lanes have on a canvas of a width; in steps, so that dragging a splitter does not shuffle them at every pixel. */
export function roomOn(canvasWidth: number): number {
  const room = Math.floor(canvasWidth / 0.86 / 80) * 80;
  return standsUpright(room) ? room : Math.max(860, room);
}
