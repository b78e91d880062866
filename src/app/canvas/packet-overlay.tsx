import { useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { pointAlong } from '../../explain/picture/layout/edge-path.ts';
import type { PlacedPicture } from '../../explain/picture/layout/placed.ts';
import type { Light } from '../../explain/picture/light.ts';
import { routeOf } from '../../explain/picture/route.ts';
import { isCalm } from './motion.ts';

const pixelsPerSecond = 420;
const pauseSeconds = 0.9;

interface PacketOverlayProps {
  readonly placed: PlacedPicture;
  readonly light: Light | undefined;
}

/** One packet on one canvas over all edges; nothing moves for those who asked for less motion. */
export default function PacketOverlay({ placed, light }: PacketOverlayProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  const route = useMemo(() => (light ? routeOf(placed, light) : []), [placed, light]);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || route.length === 0 || isCalm()) return;
    const byId = new Map(placed.edges.map((edge) => [edge.edge.id, edge.curve]));
    const curves = route.map((id) => byId.get(id)).filter((curve) => curve !== undefined);
    const legs = curves.map((curve) => Math.abs((curve.at(-2) ?? 0) - (curve[0] ?? 0)) + Math.abs((curve.at(-1) ?? 0) - (curve[1] ?? 0)));
    const seconds = Math.max(0.6, legs.reduce((sum, leg) => sum + leg, 0) / pixelsPerSecond);
    let frame = 0;
    let start: number | undefined;
    let loop = -1;
    let colour = '';
    const draw = (now: number) => {
      frame = requestAnimationFrame(draw);
      start ??= now;
      const { width, height, transform } = flow.getState();
      const density = devicePixelRatio || 1;
      if (canvas.width !== Math.round(width * density) || canvas.height !== Math.round(height * density)) {
        canvas.width = Math.round(width * density);
        canvas.height = Math.round(height * density);
      }
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      const elapsed = ((now - start) / 1000) % (seconds + pauseSeconds);
      if (elapsed > seconds) return;
      const point = pointOn(curves, legs, elapsed / seconds);
      const [x, y, zoom] = transform;
      context.setTransform(zoom * density, 0, 0, zoom * density, x * density, y * density);
      // Reading a style costs, and the theme may change: once a loop is enough.
      const loops = Math.floor((now - start) / 1000 / (seconds + pauseSeconds));
      if (loops !== loop) colour = getComputedStyle(canvas).color;
      loop = loops;
      context.fillStyle = colour;
      context.beginPath();
      context.arc(point.x, point.y, 5.5, 0, 2 * Math.PI);
      context.fill();
    };
    frame = requestAnimationFrame(draw);
    return () => {
      cancelAnimationFrame(frame);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
    };
  }, [placed, route, flow]);
  return <canvas ref={ref} className="packets" />;
}

function pointOn(curves: readonly (readonly number[])[], legs: readonly number[], part: number) {
  let left = part * legs.reduce((sum, leg) => sum + leg, 0);
  for (const [position, curve] of curves.entries()) {
    const leg = legs[position] ?? 0;
    if (left <= leg || position === curves.length - 1) return pointAlong(curve, leg === 0 ? 1 : left / leg);
    left -= leg;
  }
  return { x: 0, y: 0 };
}
