import { type KeyboardEvent, useEffect, useRef } from 'react';
import { walkTo } from '../actions.ts';
import { selectHop, selectTrace, usePage } from '../store.ts';
import { HopItem } from './hop-item.tsx';
import { TraceTools } from './trace-tools.tsx';

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The way of the question, hop by hop; arrow keys walk it. */
export function TracePanel() {
  const trace = usePage(selectTrace);
  const current = usePage(selectHop);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (current === undefined) return;
    list.current?.children[current]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  if (!trace) return <p className="faint pad">Ask a question, and its way is here, hop by hop.</p>;
  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(trace.hops.length - 1, Math.max(0, (current ?? (step > 0 ? -1 : trace.hops.length)) + step));
    walkTo(next);
    list.current?.children[next]?.querySelector<HTMLElement>('.hop-title')?.focus({ preventScroll: true });
  };
  return (
    <>
      <TraceTools trace={trace} />
      <ol className="hops" ref={list} onKeyDown={walk}>
        {trace.hops.map((hop, index) => (
          <HopItem
            // biome-ignore lint/suspicious/noArrayIndexKey: a hop is its position.
            key={index}
            hop={hop}
            number={index + 1}
            isCurrent={index === current}
            onWalk={() => walkTo(index === current ? undefined : index)}
          />
        ))}
      </ol>
      {trace.output && <pre className="rules">{trace.output}</pre>}
    </>
  );
}
