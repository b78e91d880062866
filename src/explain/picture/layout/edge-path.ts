/** A curve in the words of an SVG path. */
export function edgePath(curve: readonly number[]): string {
  let path = `M${round(curve[0])} ${round(curve[1])}`;
  for (let i = 2; i + 5 < curve.length; i += 6)
    path += ` C${curve
      .slice(i, i + 6)
      .map(round)
      .join(' ')}`;
  return path;
}

/** Two strokes at the end of a way, as it arrives: from a side or from above. */
export function arrowHead(curve: readonly number[]): string {
  const [fromX = 0, , x = 0, y = 0] = curve.slice(-4);
  if (fromX === x) return `M${x - 4} ${y - 7} L${x} ${y} L${x + 4} ${y - 7}`;
  const back = fromX > x ? x + 7 : x - 7;
  return `M${back} ${y - 4} L${x} ${y} L${back} ${y + 4}`;
}

/** The point after a part of the way, 0 to 1, each of its curves taking time by its length across. */
export function pointAlong(curve: readonly number[], part: number): { readonly x: number; readonly y: number } {
  const count = Math.floor((curve.length - 2) / 6);
  const lengths = Array.from({ length: count }, (_, i) => chord(curve, i));
  let left = Math.min(1, Math.max(0, part)) * lengths.reduce((sum, length) => sum + length, 0);
  for (let i = 0; i < count; i += 1) {
    const length = lengths[i] ?? 0;
    if (left <= length || i === count - 1) return bezier(curve, i, length === 0 ? 1 : Math.min(1, left / length));
    left -= length;
  }
  return { x: curve[0] ?? 0, y: curve[1] ?? 0 };
}

function chord(curve: readonly number[], segment: number): number {
  const at = segment * 6;
  return Math.hypot((curve[at + 6] ?? 0) - (curve[at] ?? 0), (curve[at + 7] ?? 0) - (curve[at + 1] ?? 0));
}

function bezier(curve: readonly number[], segment: number, t: number): { readonly x: number; readonly y: number } {
  const at = segment * 6;
  const u = 1 - t;
  const weights = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  const along = (offset: number) => weights.reduce((sum, weight, i) => sum + weight * (curve[at + 2 * i + offset] ?? 0), 0);
  return { x: along(0), y: along(1) };
}

function round(value: number | undefined): number {
  return Math.round((value ?? 0) * 10) / 10;
}
