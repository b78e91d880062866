import './trace.css';
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef } from 'react';
import { selectHop, selectTrace, usePage } from '../store.ts';
import { HopItem } from './hop-item.tsx';
import { TraceTools } from './trace-tools.tsx';
import { hopBeside, stepTo } from './trace-walk.ts';

const ComparedHops = lazy(() => import('../comparison/compared-hops.tsx'));

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The way of the question, hop by hop; arrow keys walk it. */
export function TracePanel() {
  const trace = usePage(selectTrace);
  const current = usePage(selectHop);
  const isCompared = usePage(({ workspace }) => workspace.comparison !== undefined);
  const list = useRef<HTMLDivElement>(null);
  const shown = current ?? trace?.broken;
  useEffect(() => {
    if (shown === undefined) return;
    list.current?.querySelector(`[data-hop="${shown}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);
  if (!trace) return <p className="faint pad">Ask a question, and its way is here, hop by hop.</p>;
  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || (event.target as HTMLElement).closest('input, select, summary')) return;
    event.preventDefault();
    stepTo(trace, hopBeside(trace, current, step));
  };
  return (
    <section className="trace" aria-label="Hop by hop" onKeyDown={walk}>
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
