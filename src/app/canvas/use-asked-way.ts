import type { ReactFlowInstance } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import type { PlacedPicture } from '../../explain/picture/layout/placed.ts';
import type { Light } from '../../explain/picture/light.ts';
import { movedTowards, stretchesOf } from './asked-way.ts';
import type { FlowNode, WayFlowEdge } from './convert-to-flow.ts';
import { during } from './motion.ts';

/** Another question brings its way into sight; an edit, under the same question, moves nothing. */
export function useAskedWay(
  flow: ReactFlowInstance<FlowNode, WayFlowEdge> | undefined,
  placed: PlacedPicture,
  light: Light | undefined,
  question: string | undefined,
  frame: RefObject<HTMLElement | null>,
): void {
  const shown = useRef(question);
  useEffect(() => {
    if (!flow || !frame.current || !light || question === shown.current) return;
    const isFirst = shown.current === undefined;
    shown.current = question;
    const view = flow.getViewport();
    const moved = movedTowards(view, frame.current.clientHeight, stretchesOf(placed, light));
    if (!isFirst && moved.y !== view.y) void flow.setViewport(moved, during(200));
  }, [flow, placed, light, question, frame]);
}
