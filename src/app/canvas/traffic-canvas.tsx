import { ReactFlow, type ReactFlowInstance } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import './canvas.css';
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ObjectKey, ObjectRef } from '../../cluster/object.ts';
import type { PlacedPicture } from '../../explain/picture/layout/placed.ts';
import { lightOf } from '../../explain/picture/light.ts';
import { found } from '../../explain/picture/walk.ts';
import type { Trace } from '../../explain/request/trace.ts';
import { afterPicture } from '../after-picture.ts';
import { convertToFlow, type FlowNode, type WayFlowEdge } from './convert-to-flow.ts';
import { useSame } from './keep-same.ts';
import { during } from './motion.ts';
import { BandNode, BoxNode, HeadingNode, ObjectNode } from './object-node.tsx';
import { useAskedWay } from './use-asked-way.ts';
import { useFirstView } from './use-first-view.ts';
import { useKeyboardWalk } from './use-keyboard-walk.ts';
import { WayEdge } from './way-edge.tsx';

const CanvasControls = afterPicture(() => import('./canvas-controls.tsx'));
const PacketOverlay = afterPicture(() => import('./packet-overlay.tsx'));
const nodeTypes = { object: ObjectNode, box: BoxNode, band: BandNode, heading: HeadingNode };
const edgeTypes = { way: WayEdge };
/** From this many nodes on, only those in sight are in the page. */
const manyNodes = 100;
const doubleClick = 600;
const nothing: readonly ObjectRef[] = [];
const noObjects: ReadonlySet<ObjectKey> = new Set();

export interface CanvasSelection {
  /** Of a node or an edge. */
  readonly id: string;
  readonly about: readonly ObjectRef[];
}

export interface TrafficCanvasProps {
  readonly picture: PlacedPicture;
  readonly trace?: Trace | undefined;
  /** Position of the hop that is walked through. */
  readonly hop?: number | undefined;
  readonly selection?: CanvasSelection | undefined;
  readonly onSelect: (selection: CanvasSelection | undefined) => void;
  /** A folded group was opened, or an open one closed. */
  readonly onFold?: (foldKey: string) => void;
  /** Objects shown as they last were, since what was typed since cannot be read. */
  readonly stale?: ReadonlySet<ObjectKey>;
  readonly search?: string;
  /** Whether what is not on the way of the question steps back; it does unless told otherwise. */
  readonly stepsBack?: boolean;
  /** How many pixels the lanes have beside each other, for the layout. */
  readonly onRoom?: (room: number) => void;
  /** Where zoom and the like go: beside the picture, since over it they would hide some of it. */
  readonly controls?: Element | null;
}

/** Ends of a question in which the packet reached nobody who answers. */
const failures: ReadonlySet<Trace['outcome']> = new Set(['refused', 'timeout', 'unreachable', 'nxdomain', 'nodata', 'http-error']);

export function TrafficCanvas(props: TrafficCanvasProps) {
  const {
    picture: placed,
    trace,
    hop,
    selection,
    onSelect,
    onFold,
    stale = noObjects,
    search = '',
    stepsBack = true,
    onRoom,
    controls,
  } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [flow, setFlow] = useState<ReactFlowInstance<FlowNode, WayFlowEdge>>();
  const isLarge = placed.nodes.length >= manyNodes;
  const light = useMemo(() => lightOf(placed, trace, hop), [placed, trace, hop]);
  const matches = useMemo(() => found(placed, search), [placed, search]);
  const toggledAt = useRef(Number.NEGATIVE_INFINITY);
  const toggleFold = (id: string) => {
    const foldKey = placed.nodes.find((candidate) => candidate.node.id === id)?.node.foldKey;
    // The second click of a double click meets what the first one opened.
    if (!foldKey || performance.now() - toggledAt.current < doubleClick) return;
    toggledAt.current = performance.now();
    onFold?.(foldKey);
  };
  const select = (id: string) => {
    const node = placed.nodes.find((candidate) => candidate.node.id === id)?.node;
    if (node?.folded) toggleFold(id);
    else if (node) onSelect({ id, about: node.ref ? [node.ref] : [] });
  };
  const { tabStop, onKeyDown } = useKeyboardWalk(placed, flow, frame, selection?.id, {
    select,
    fold: toggleFold,
    deselect: () => onSelect(undefined),
  });
  const drawn = useMemo(
    () =>
      convertToFlow(placed, light, {
        selected: selection?.id,
        about: selection?.about ?? nothing,
        found: matches,
        tabStop,
        stale,
        stepsBack,
      }),
    [placed, light, selection, matches, tabStop, stale, stepsBack],
  );
  const nodes = useSame(drawn.nodes);
  const edges = useSame(drawn.edges);

  const { userMoved } = useFirstView(flow, placed, light, frame, onRoom);
  useAskedWay(flow, placed, light, trace?.reading, frame);

  const searched = useRef('');
  useEffect(() => {
    if (search === searched.current) return;
    searched.current = search;
    const [first] = matches;
    const match = placed.nodes.find(({ node }) => node.id === first);
    if (flow && match) void flow.setCenter(match.x + match.width / 2, match.y + match.height / 2, { zoom: flow.getZoom(), ...during(150) });
  }, [flow, matches, placed, search]);

  return (
    <section
      ref={frame}
      aria-label="Picture"
      className={`traffic-canvas${light ? ' has-light' : ''}${light && trace && failures.has(trace.outcome) ? ' is-broken' : ''}`}
      // The node that Tab would reach may be out of sight.
      tabIndex={isLarge ? 0 : undefined}
      onKeyDown={onKeyDown}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={setFlow}
        onMoveStart={(event) => event && userMoved()}
        onNodeClick={(_, { id, type }) => (type === 'object' ? select(id) : onSelect(undefined))}
        onNodeDoubleClick={(_, { id }) => toggleFold(id)}
        onEdgeClick={(_, { id, data }) => onSelect({ id, about: data?.placed.edge.about ?? [] })}
        onPaneClick={() => onSelect(undefined)}
        onlyRenderVisibleElements={isLarge}
        minZoom={0.1}
        maxZoom={2.5}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        // It would take the space bar from the editor, whose field it does not know for one.
        panActivationKeyCode={null}
        zoomOnDoubleClick={false}
        panOnScroll
        zoomOnPinch
        attributionPosition="bottom-left"
      >
        <Suspense>
          <PacketOverlay placed={placed} light={light} />
        </Suspense>
      </ReactFlow>
      {controls &&
        createPortal(
          <Suspense>
            <CanvasControls flow={flow} placed={placed} frame={frame} />
          </Suspense>,
          controls,
        )}
    </section>
  );
}
