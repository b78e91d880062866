import type { Trace } from '../../../explain/request/trace.ts';
import { reveal, walkTo } from '../../actions.ts';

/** Goes to a hop of the answer that is walked, or of the one that is said: the canvas lights it, and the editor shows its lines. */
export function stepTo({ hops }: Trace, position: number | undefined, onOtherSide?: boolean): void {
  walkTo(position, onOtherSide);
  const [first] = position === undefined ? [] : (hops[position]?.sources ?? []);
  if (first) reveal(first.source);
}

/** The hop that lies `steps` from the one that is walked through, at either end the last one. */
export function hopBeside({ hops }: Trace, current: number | undefined, steps: number): number {
  const from = current ?? (steps > 0 ? -1 : hops.length);
  return Math.min(hops.length - 1, Math.max(0, from + steps));
}
