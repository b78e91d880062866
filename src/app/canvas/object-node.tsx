import { type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { nodeLook } from '../../explain/picture/look.ts';
import type { BandFlowNode, BoxFlowNode, HeadingFlowNode, ObjectFlowNode } from './convert-to-flow.ts';

// xyflow packages/system/src/utils/dom.ts getHandleBounds
// looks for these two in a new node; its own `Handle` would listen to every change of the canvas besides.
const handles = (
  <>
    <span className="react-flow__handle target" data-handlepos={Position.Left} />
    <span className="react-flow__handle source" data-handlepos={Position.Right} />
  </>
);

type ObjectNodeProps = Pick<NodeProps<ObjectFlowNode>, 'data' | 'selected'>;

/** Draws whatever a kind says of itself; every line already has its place. A node that only moves is not drawn again. */
export const ObjectNode = memo(function ObjectNode({ data: { drawn, emphasis, found, stale }, selected }: ObjectNodeProps) {
  const { node, lines, width, height } = drawn;
  const { border, fill, radius, dash } = nodeLook(node);
  const look = {
    '--border': `var(--${border})`,
    '--fill': fill ? `var(--${fill})` : 'transparent',
    borderRadius: Math.min(radius, height / 2),
    borderStyle: dash ? 'dashed' : 'solid',
    width,
    height,
  };
  return (
    <div
      className={`object role-${node.role} is-${emphasis}${selected ? ' is-selected' : ''}${found ? ' is-found' : ''}${stale ? ' is-stale' : ''}`}
      style={look}
    >
      {handles}
      {lines.map(({ text, x, y, style, tone, end }) => (
        <span
          key={`${x} ${y}`}
          className={`line line-${style}${tone ? ` tone-${tone}` : ''}`}
          style={end ? { right: width - x, top: y } : { left: x, top: y }}
          title={text.includes('…') ? fullText(node.title, text) : undefined}
        >
          {text}
        </span>
      ))}
    </div>
  );
}, isDrawnAlike);

function isDrawnAlike(before: ObjectNodeProps, now: ObjectNodeProps): boolean {
  return before.data === now.data && before.selected === now.selected;
}

function fullText(title: string, shortened: string): string {
  return title.startsWith(shortened.slice(0, shortened.indexOf('…'))) ? title : shortened;
}

export const BoxNode = memo(function BoxNode({ data: { placed } }: NodeProps<BoxFlowNode>) {
  const { box, empty, width, height } = placed;
  return (
    <div className={`machine${empty ? ' is-empty' : ''}`} style={{ width, height }}>
      <span className="machine-name">{box.title}</span>
      {box.badge && <span className={`machine-badge tone-${box.badge.tone}`}>{box.badge.text}</span>}
    </div>
  );
});

export const BandNode = memo(function BandNode({ data: { placed } }: NodeProps<BandFlowNode>) {
  return (
    <div className="namespace-band" style={{ width: placed.width, height: placed.height }}>
      <span>{placed.namespace}</span>
    </div>
  );
});

export const HeadingNode = memo(function HeadingNode({ data: { text } }: NodeProps<HeadingFlowNode>) {
  return <div className="lane-heading">{text}</div>;
});
