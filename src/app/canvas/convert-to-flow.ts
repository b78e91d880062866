import type { Edge, Node } from '@xyflow/react';
import { Position } from '@xyflow/react';
import { keyOfRef, type ObjectKey, type ObjectRef } from '../../cluster/object.ts';
import type { PlacedBand, PlacedBox, PlacedEdge, PlacedNode, PlacedPicture, Rectangle } from '../../explain/picture/layout/placed.ts';
import type { Light } from '../../explain/picture/light.ts';
import { readingOrder } from '../../explain/picture/walk.ts';

export type Emphasis = 'plain' | 'lit' | 'now' | 'back';

/** A node wherever it stands. */
export type DrawnNode = Omit<PlacedNode, 'x' | 'y'>;
export type ObjectFlowNode = Node<
  { readonly drawn: DrawnNode; readonly emphasis: Emphasis; readonly found: boolean; readonly stale: boolean },
  'object'
>;
export type BoxFlowNode = Node<{ readonly placed: PlacedBox }, 'box'>;
export type BandFlowNode = Node<{ readonly placed: PlacedBand }, 'band'>;
export type HeadingFlowNode = Node<{ readonly text: string }, 'heading'>;
export type FlowNode = ObjectFlowNode | BoxFlowNode | BandFlowNode | HeadingFlowNode;
export type WayFlowEdge = Edge<{ readonly placed: PlacedEdge; readonly emphasis: Emphasis }, 'way'>;

/** What the user points at. */
export interface Pointing {
  readonly selected: string | undefined;
  readonly about: readonly ObjectRef[];
  readonly found: ReadonlySet<string>;
  /** The one node that the Tab key reaches. */
  readonly tabStop: string | undefined;
  /** Objects shown as they last were. */
  readonly stale: ReadonlySet<ObjectKey>;
  /** Whether what is not on the way of the question steps back. */
  readonly stepsBack: boolean;
}

/** The only door from a picture to React Flow. */
export function convertToFlow(
  placed: PlacedPicture,
  light: Light | undefined,
  pointing: Pointing,
): { readonly nodes: FlowNode[]; readonly edges: WayFlowEdge[] } {
  const about = new Set(pointing.about.map(keyOfRef));
  const bands = placed.bands.map(
    (band): BandFlowNode => ({ ...still(`band ${band.namespace}`, band), type: 'band', data: { placed: band }, zIndex: -2 }),
  );
  const boxes = placed.boxes.map(
    (box): BoxFlowNode => ({ ...still(`box ${box.box.id}`, box), type: 'box', data: { placed: box }, zIndex: -1 }),
  );
  const headings = placed.headings.map(
    ({ text, x, y }): HeadingFlowNode => ({
      ...still(`heading ${text}`, { x, y, width: 240, height: 18 }),
      type: 'heading',
      data: { text },
    }),
  );
  const objects = readingOrder(placed.nodes).map((node) => objectNode(node, light, pointing, about));
  return { nodes: [...bands, ...boxes, ...headings, ...objects], edges: placed.edges.map((edge) => wayEdge(edge, light, pointing)) };
}

function still(id: string, { x, y, width, height }: Rectangle) {
  return {
    id,
    position: { x, y },
    width,
    height,
    measured: { width, height },
    handles: [],
    selectable: false,
    focusable: false,
    draggable: false,
  };
}

function objectNode(placed: PlacedNode, light: Light | undefined, pointing: Pointing, about: ReadonlySet<string>): ObjectFlowNode {
  const { x, y, ...drawn } = placed;
  const { node, width, height } = drawn;
  const selected = node.id === pointing.selected || (node.ref !== undefined && about.has(keyOfRef(node.ref)));
  const owners = [node.ref, node.replicaOf?.owner].filter((ref) => ref !== undefined);
  const stale = owners.some((ref) => pointing.stale.has(keyOfRef(ref)));
  return {
    id: node.id,
    type: 'object',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    handles: [
      { type: 'target', position: Position.Left, x: 0, y: height / 2, width: 1, height: 1 },
      { type: 'source', position: Position.Right, x: width, y: height / 2, width: 1, height: 1 },
    ],
    selected,
    draggable: false,
    focusable: true,
    ariaRole: 'group',
    ariaLabel: stale ? `${node.accessibleName}, shown as it last was` : node.accessibleName,
    domAttributes: { tabIndex: node.id === pointing.tabStop ? 0 : -1, ...(selected ? { 'aria-current': true } : {}) },
    data: { drawn, emphasis: emphasisOf(light, light?.nodes, node.id, pointing), found: pointing.found.has(node.id), stale },
  };
}

function emphasisOf(light: Light | undefined, lit: ReadonlySet<string> | undefined, id: string, { stepsBack }: Pointing): Emphasis {
  if (!light || !lit) return 'plain';
  if (light.now.has(id)) return 'now';
  if (lit.has(id)) return 'lit';
  return stepsBack ? 'back' : 'plain';
}

function wayEdge(placed: PlacedEdge, light: Light | undefined, pointing: Pointing): WayFlowEdge {
  const { edge } = placed;
  const selected = edge.id === pointing.selected;
  const touches = edge.from === pointing.selected || edge.to === pointing.selected;
  const emphasis = emphasisOf(light, light?.edges, edge.id, pointing);
  return {
    id: edge.id,
    type: 'way',
    source: edge.from,
    target: edge.to,
    selected: selected || touches,
    focusable: false,
    ariaLabel: edge.accessibleName,
    zIndex: selected || touches || emphasis === 'lit' ? 1 : 0,
    data: { placed, emphasis },
  };
}
