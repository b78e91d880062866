import first from 'virtual:first-picture';
import { firstRooms } from './first-rooms.ts';
import { type Derived, emptyPicture } from './store.ts';

/** The opening example as the engine will show it, for a canvas of about this width. */
export function firstDerived(room: number): Derived {
  const fitting = firstRooms.findLastIndex((width) => width <= room);
  return { evaluation: undefined, picture: first.pictures[Math.max(0, fitting)] ?? emptyPicture, trace: first.trace };
}
