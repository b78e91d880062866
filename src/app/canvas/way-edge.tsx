import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { arrowHead, edgePath } from '../../explain/picture/layout/edge-path.ts';
import { edgeLook } from '../../explain/picture/look.ts';
import type { WayFlowEdge } from './convert-to-flow.ts';

/** A way as the layout drew it: what it means decides dash, colour and arrow. */
export const WayEdge = memo(function WayEdge({ data, selected }: EdgeProps<WayFlowEdge>) {
  if (!data) return null;
  const { placed, emphasis } = data;
  const { tone, dash, width, arrow } = edgeLook(placed.edge);
  const path = edgePath(placed.curve);
  return (
    <g className={`way way-${placed.edge.means} stroke-${tone} is-${emphasis}${selected ? ' is-selected' : ''}`}>
      <path className="way-hit" d={path} />
      <path className="way-line" d={path} strokeWidth={width} strokeDasharray={dash} />
      {arrow && <path className="way-head" d={arrowHead(placed.curve)} />}
    </g>
  );
});
