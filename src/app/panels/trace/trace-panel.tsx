import './trace.css';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { selectHop, selectRequest, selectWalkedTrace, usePage } from '../../store.ts';
import { HopItem } from './hop-item.tsx';
import { TraceTools } from './trace-tools.tsx';
import { hopBeside, stepTo } from './trace-walk.ts';

const NothingAsked = lazy(() => import('./nothing-asked.tsx'));
const ComparedHops = lazy(() => import('../../comparison/compared-hops.tsx'));

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The way of the question, hop by hop; arrow keys walk it. */
export function TracePanel() {
  const trace = usePage(selectWalkedTrace);
  const current = usePage(selectHop);
  const request = usePage(selectRequest);
  const isCompared = usePage(({ workspace }) => workspace.comparison !== undefined);
  const list = useRef<HTMLDivElement>(null);
  const shown = current ?? trace?.broken;
  useEffect(() => {
    // Another question is read from its first hop on, or from where it breaks.
    const panel = list.current?.closest('[role=tabpanel]');
    if (!panel) return;
    const show = () => {
      if (request && shown === undefined) panel.scrollTo({ top: 0 });
      const hop = list.current?.querySelector(`[data-hop="${shown}"]`);
      if (hop) bringIntoView(panel, hop);
    };
    show();
    if (panel.clientHeight > 0) return;
    // On a narrow screen it has no height before it is its turn.
    const turn = new ResizeObserver(() => {
      if (panel.clientHeight === 0) return;
      turn.disconnect();
      show();
    });
    turn.observe(panel);
    return () => turn.disconnect();
  }, [request, shown]);
  useEffect(() => {
    const panel = list.current?.closest<HTMLElement>('[role=tabpanel]');
    if (!panel || !trace) return;
    const walk = (event: KeyboardEvent) => {
      const step = steps[event.key];
      if (step === undefined || event.defaultPrevented || (event.target as HTMLElement).closest('input, select, summary, pre')) return;
      event.preventDefault();
      stepTo(trace, hopBeside(trace, current, step));
    };
    panel.addEventListener('keydown', walk);
    return () => panel.removeEventListener('keydown', walk);
  }, [trace, current]);
  if (!trace?.understood) return <NothingAsked />;
  return (
    <section className="trace" aria-label="Hop by hop">
      <TraceTools trace={trace} />
      <div ref={list}>
        {isCompared ? (
          <Suspense fallback={<p className="faint pad">Loading …</p>}>
            <ComparedHops />
          </Suspense>
        ) : (
          <ol className="hops">
            {trace.hops.map((hop, index) => (
              <HopItem
                key={index}
                hop={hop}
                position={index}
                isCurrent={index === current}
                isFirstBroken={index === trace.broken}
                onWalk={() => stepTo(trace, index === current ? undefined : index)}
                onFollow={() => stepTo(trace, index)}
              />
            ))}
          </ol>
        )}
      </div>
      {trace.output && !isCompared && <pre className="rules">{trace.output}</pre>}
    </section>
  );
}

/** Of a hop that is taller than the panel, its beginning, below the tools that stay on top. */
function bringIntoView(panel: Element, hop: Element): void {
  const frame = panel.getBoundingClientRect();
  const { top, bottom } = hop.getBoundingClientRect();
  const above = top - frame.top - (panel.querySelector('.trace-tools')?.clientHeight ?? 0);
  const below = bottom - frame.bottom;
  if (above < 0 || below > 0) panel.scrollBy({ top: above < 0 ? above : Math.min(above, below) });
}
