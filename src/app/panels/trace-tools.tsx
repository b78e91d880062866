import { lazy, Suspense, useEffect, useState } from 'react';
import type { Trace } from '../../explain/request/trace.ts';
import { say, walkTo } from '../actions.ts';
import { selectHop, usePage } from '../store.ts';

const SampleChart = lazy(() => import('./sample-chart.tsx'));
const millisecondsPerHop = 2200;

/** Walks the hops, asks many times, copies the trace as text. */
export function TraceTools({ trace }: { readonly trace: Trace }) {
  const hop = usePage(selectHop);
  const [isPlaying, setPlaying] = useState(false);
  const [isSampled, setSampled] = useState(false);
  const last = trace.hops.length - 1;
  useEffect(() => {
    if (!isPlaying) return;
    if (hop !== undefined && hop >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => walkTo((hop ?? -1) + 1), hop === undefined ? 0 : millisecondsPerHop);
    return () => clearTimeout(timer);
  }, [isPlaying, hop, last]);
  const play = () => {
    if (!isPlaying && hop === last) walkTo(undefined);
    setPlaying(!isPlaying);
  };
  if (trace.hops.length === 0) return null;
  return (
    <>
      <div className="tools trace-tools">
        <div className="button-row" role="toolbar" aria-label="Walk the trace">
          <button type="button" className="button small" aria-label="Hop before" disabled={!hop} onClick={() => walkTo((hop ?? 1) - 1)}>
            ‹
          </button>
          <button type="button" className="button small" onClick={play}>
            {isPlaying ? 'Pause' : 'Walk it'}
          </button>
          <button
            type="button"
            className="button small"
            aria-label="Next hop"
            disabled={hop === last}
            onClick={() => walkTo((hop ?? -1) + 1)}
          >
            ›
          </button>
          {hop !== undefined && (
            <button type="button" className="button small quiet" onClick={() => walkTo(undefined)}>
              Whole way
            </button>
          )}
        </div>
        {trace.reading && <span className="muted">{trace.reading}</span>}
        <span className="space" />
        {trace.answerers.length > 0 && (
          <button type="button" className="button small quiet" aria-expanded={isSampled} onClick={() => setSampled(!isSampled)}>
            Ask 100 times
          </button>
        )}
        <button type="button" className="button small quiet" onClick={() => void copy(trace)}>
          Copy as Markdown
        </button>
      </div>
      {isSampled && trace.answerers.length > 0 && (
        <Suspense>
          <SampleChart />
        </Suspense>
      )}
    </>
  );
}

async function copy(trace: Trace): Promise<void> {
  const { traceText } = await import('../../explain/request/trace-text.ts');
  try {
    await navigator.clipboard.writeText(traceText(trace));
    say({ text: 'The trace is copied as Markdown.', tone: 'plain' });
  } catch {
    say({ text: 'The browser does not let the page copy.', tone: 'bad' });
  }
}
