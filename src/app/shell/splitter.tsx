import type { KeyboardEvent, PointerEvent, RefObject } from 'react';

interface SplitterProps {
  readonly within: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly axis: 'x' | 'y';
  /** The share is of what lies after the border. */
  readonly fromEnd?: boolean;
  /** 0 to 1, of the whole. */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

const least = 0.1;
const most = 0.75;
const clamp = (value: number) => Math.min(most, Math.max(least, value));

export function Splitter({ within, label, axis, fromEnd = false, value, onChange }: SplitterProps) {
  const drag = (event: PointerEvent<HTMLHRElement>) => {
    const box = within.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const share = axis === 'x' ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height;
    onChange(clamp(fromEnd ? 1 - share : share));
  };
  const press = (event: KeyboardEvent) => {
    const forward = axis === 'x' ? 'ArrowRight' : 'ArrowDown';
    const back = axis === 'x' ? 'ArrowLeft' : 'ArrowUp';
    const step = event.key === forward ? 0.02 : event.key === back ? -0.02 : 0;
    if (step === 0) return;
    event.preventDefault();
    onChange(clamp(value + (fromEnd ? -step : step)));
  };
  return (
    <hr
      className={`splitter splitter-${axis}`}
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(value * 100)}
      aria-valuemin={least * 100}
      aria-valuemax={most * 100}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    />
  );
}
