import type { ReactFlowInstance } from '@xyflow/react';
import { type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react';
import type { PlacedPicture } from '../../explain/picture/layout/placed.ts';
import { type Direction, neighbour, readingOrder } from '../../explain/picture/walk.ts';
import type { FlowNode, WayFlowEdge } from './convert-to-flow.ts';

/** What the keys do at a node, which is named by its id. */
interface NodeActions {
  readonly select: (id: string) => void;
  readonly fold: (id: string) => void;
  readonly deselect: () => void;
}

interface KeyboardWalk {
  /** The one node that the Tab key reaches. */
  readonly tabStop: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Arrow keys go from node to node along the ways, also to one that is out of sight. */
export function useKeyboardWalk(
  placed: PlacedPicture,
  flow: ReactFlowInstance<FlowNode, WayFlowEdge> | undefined,
  frame: RefObject<HTMLElement | null>,
  selected: string | undefined,
  { select, fold, deselect }: NodeActions,
): KeyboardWalk {
  const [focused, setFocused] = useState<string>();
  /** The node that is on its way into sight. */
  const arriving = useRef<string>(undefined);
  const tabStop = useMemo(() => {
    const wanted = [focused, selected].find((id) => placed.nodes.some(({ node }) => node.id === id));
    return wanted ?? readingOrder(placed.nodes)[0]?.node.id;
  }, [placed, focused, selected]);

  const focus = async (id: string) => {
    setFocused(id);
    const target = placed.nodes.find(({ node }) => node.id === id);
    if (target && flow && !elementOf(frame, id)) {
      // Where the focus is now may go out of sight meanwhile.
      frame.current?.focus({ preventScroll: true });
      arriving.current = id;
      await flow.setCenter(target.x + target.width / 2, target.y + target.height / 2, { zoom: flow.getZoom() });
      await new Promise(requestAnimationFrame);
      if (arriving.current !== id) return;
    }
    arriving.current = undefined;
    elementOf(frame, id)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isAtFrame = event.target === frame.current;
    const id = isAtFrame ? arriving.current : idOf(event.target as HTMLElement);
    if ((!id && !isAtFrame) || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    const next = direction && (id ? neighbour(placed, id, direction) : tabStop);
    if (next) void focus(next);
    else if (id && (event.key === 'Enter' || event.key === ' ')) select(id);
    else if (id && event.key === 'f') fold(id);
    else if (event.key === 'Escape') deselect();
    else if (!direction) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { tabStop, onKeyDown };
}

const directions: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

const idOf = (element: HTMLElement) => element.closest('.react-flow__node')?.getAttribute('data-id') ?? undefined;

function elementOf(frame: RefObject<HTMLElement | null>, id: string): HTMLElement | null | undefined {
  return frame.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
}
