import type { ReactFlowInstance } from '@xyflow/react';
import type { RefObject } from 'react';
import type { PlacedPicture } from '../../explain/picture/layout/placed.ts';
import type { FlowNode, WayFlowEdge } from './convert-to-flow.ts';
import { wholeView } from './first-view.ts';
import { during } from './motion.ts';

interface CanvasControlsProps {
  readonly flow: ReactFlowInstance<FlowNode, WayFlowEdge> | undefined;
  readonly placed: PlacedPicture;
  readonly frame: RefObject<HTMLDivElement | null>;
}

export default function CanvasControls({ flow, placed, frame }: CanvasControlsProps) {
  const fit = () => {
    const { clientWidth: width = 0, clientHeight: height = 0 } = frame.current ?? {};
    void flow?.setViewport(wholeView(placed, { width, height }), during(150));
  };
  const exported = async (format: 'Svg' | 'Png') => {
    const { savePng, saveSvg } = await import('./export-picture.ts');
    const element = frame.current ?? document.documentElement;
    if (format === 'Svg') saveSvg(placed, element);
    else await savePng(placed, element);
  };
  return (
    <div className="controls" role="toolbar" aria-label="Picture">
      <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => void flow?.zoomIn(during(120))}>
        +
      </button>
      <button type="button" aria-label="Zoom out" title="Zoom out" onClick={() => void flow?.zoomOut(during(120))}>
        −
      </button>
      <button type="button" title="Show the whole picture" onClick={fit}>
        Fit
      </button>
      <button type="button" title="Save the picture as SVG" onClick={() => void exported('Svg')}>
        SVG
      </button>
      <button type="button" title="Save the picture as PNG" onClick={() => void exported('Png')}>
        PNG
      </button>
    </div>
  );
}
