import { type CSSProperties, type ReactNode, useRef } from 'react';
import { setPreferences } from '../actions.ts';
import { selectPreferences, usePage } from '../store.ts';
import { Splitter } from './splitter.tsx';

interface PanesProps {
  readonly editor: ReactNode;
  readonly picture: ReactNode;
  readonly tabs: ReactNode;
  readonly details: ReactNode;
}

/** Editor beside picture, tabs beside details below; each border can be dragged or moved with arrow keys, and stays where it was put. */
export function Panes({ editor, picture, tabs, details }: PanesProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { panes } = usePage(selectPreferences);
  const set = (changed: Partial<typeof panes>) => setPreferences({ panes: { ...panes, ...changed } });
  const style = { '--editor': panes.editor, '--tabs': panes.tabs, '--details': panes.details } as CSSProperties;
  return (
    <div className="panes" ref={ref} style={style}>
      <div className="pane pane-manifests">{editor}</div>
      <Splitter within={ref} label="Width of the manifests" axis="x" value={panes.editor} onChange={(value) => set({ editor: value })} />
      <main className="pane pane-picture">{picture}</main>
      <Splitter within={ref} label="Height of the reasons" axis="y" fromEnd value={panes.tabs} onChange={(value) => set({ tabs: value })} />
      <div className="pane pane-reasons">{tabs}</div>
      <Splitter
        within={ref}
        label="Width of the details"
        axis="x"
        fromEnd
        value={panes.details}
        onChange={(value) => set({ details: value })}
      />
      <div className="pane pane-details">{details}</div>
    </div>
  );
}
