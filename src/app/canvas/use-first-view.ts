import type { ReactFlowInstance } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import type { PlacedPicture } from '../../explain/picture/layout/placed.ts';
import type { Light } from '../../explain/picture/light.ts';
import { stretchesOf } from './asked-way.ts';
import type { FlowNode, WayFlowEdge } from './convert-to-flow.ts';
import { firstView } from './first-view.ts';
import { roomOn } from './room.ts';

/** A new layout for a new width comes at most this many milliseconds after it. */
const settling = 600;

/**
 * Somebody who edits keeps their view; another set of manifests gets one of its own,
 * and so does another size of the canvas, until the user moves the picture.
 */
export function useFirstView(
  flow: ReactFlowInstance<FlowNode, WayFlowEdge> | undefined,
  placed: PlacedPicture,
  light: Light | undefined,
  frame: RefObject<HTMLElement | null>,
  onRoom: ((room: number) => void) | undefined,
): { readonly userMoved: () => void } {
  const shown = useRef<ReadonlySet<string>>(new Set());
  const moved = useRef(false);
  const resizedAt = useRef(Number.NEGATIVE_INFINITY);
  const latest = useRef({ placed, light });

  useEffect(() => {
    latest.current = { placed, light };
  }, [placed, light]);

  useEffect(() => {
    const element = frame.current;
    if (!element || !flow) return;
    const observer = new ResizeObserver(() => {
      resizedAt.current = performance.now();
      onRoom?.(roomOn(element.clientWidth));
      if (!moved.current && latest.current.placed.nodes.length > 0) show(flow, latest.current, element);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [flow, frame, onRoom]);

  useEffect(() => {
    const element = frame.current;
    if (!flow || !element || placed.nodes.length === 0) return;
    const ids = new Set(placed.nodes.map(({ node }) => node.id));
    const isOther = ![...shown.current].some((id) => ids.has(id) && !id.startsWith('client'));
    shown.current = ids;
    if (isOther) moved.current = false;
    const resized = performance.now() - resizedAt.current < settling;
    if (isOther || (resized && !moved.current)) show(flow, latest.current, element);
  }, [flow, placed, frame]);

  return {
    userMoved: () => {
      moved.current = true;
    },
  };
}

interface Drawn {
  readonly placed: PlacedPicture;
  readonly light: Light | undefined;
}

function show(flow: ReactFlowInstance<FlowNode, WayFlowEdge>, { placed, light }: Drawn, element: HTMLElement): void {
  void flow.setViewport(firstView(placed, sizeOf(element), stretchesOf(placed, light)));
}

function sizeOf({ clientWidth: width, clientHeight: height }: HTMLElement) {
  return { width, height };
}
