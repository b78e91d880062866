import first from 'virtual:first-picture';
import { layout } from '../explain/picture/layout/index.ts';
import type { Derived } from './store.ts';

/** The opening example as the engine will show it, for a canvas of this width. */
export function firstDerived(room: number): Derived {
  return { evaluation: undefined, picture: layout(first.picture, room), trace: first.trace };
}
