import { lazy, Suspense, useEffect, useState } from 'react';
import type { Hop, Trace } from '../../../explain/request/trace.ts';
import { setSampled, walkTo } from '../../actions.ts';
import { sidesOf } from '../../comparison/sides.ts';
import { pageStore, selectHop, selectIsOnOtherSide, selectIsSampled, usePage } from '../../store.ts';
import { CopyButton } from '../copy-button.tsx';
import { hopSigns } from './hop-item.tsx';
import { hopBeside, stepTo } from './trace-walk.ts';

const SampleChart = lazy(() => import('./sample-chart.tsx'));
const millisecondsPerHop = 2600;

const stageWords: Readonly<Partial<Record<Hop['stage'], string>>> = { dns: 'DNS', node: 'rules', endpoint: 'endpoints' };

/** Walks the hops, asks many times, copies the trace as text. */
export function TraceTools({ trace }: { readonly trace: Trace }) {
  const hop = usePage(selectHop);
  const onOtherSide = usePage(selectIsOnOtherSide);
  const isSampled = usePage(selectIsSampled);
  const [isPlaying, setPlaying] = usePlay(trace);
  if (trace.hops.length === 0) return null;
  const last = trace.hops.length - 1;
  const canBeSampled = trace.connects === true && trace.answerers.length > 0 && !onOtherSide;
  return (
    <>
      <div className="trace-tools">
        <div className="button-row" role="toolbar" aria-label="Walk the trace">
          <button type="button" className="button small" aria-pressed={isPlaying} onClick={() => setPlaying(!isPlaying)}>
            {isPlaying ? '❚❚ Pause' : '▶ Walk it'}
          </button>
          <button
            type="button"
            className="button small"
            aria-label="Hop before"
            disabled={!hop}
            onClick={() => stepTo(trace, hopBeside(trace, hop, -1))}
          >
            ‹
          </button>
          <button
            type="button"
            className="button small"
            aria-label="Next hop"
            disabled={hop === last}
            onClick={() => stepTo(trace, hopBeside(trace, hop, 1))}
          >
            ›
          </button>
        </div>
        <Stepper trace={trace} current={hop} />
        <span className="space" />
        {canBeSampled && (
          <button type="button" className="button small quiet" aria-expanded={isSampled} onClick={() => setSampled(!isSampled)}>
            Ask 100 times
          </button>
        )}
        <CopyButton label="Copy as Markdown" what="The trace" text={() => markdownOf(trace)} />
      </div>
      {isSampled && canBeSampled && (
        <Suspense>
          <SampleChart />
        </Suspense>
      )}
    </>
  );
}

/** All hops on one line: where it breaks is seen at a glance. */
function Stepper({ trace, current }: { readonly trace: Trace; readonly current: number | undefined }) {
  return (
    <nav className="stepper" aria-label="Hops">
      {trace.hops.map(({ stage, title, verdict }, index) => (
        <button
          key={index}
          type="button"
          className={`step-${verdict} ${index === trace.broken ? 'step-first' : ''}`}
          aria-current={index === current ? 'step' : undefined}
          aria-label={`Hop ${index + 1}: ${title}`}
          title={title}
          onClick={() => stepTo(trace, index === current ? undefined : index)}
        >
          <span className="step-number">
            {index + 1}
            {hopSigns[verdict]}
          </span>
          {stageWords[stage] ?? stage}
        </button>
      ))}
    </nav>
  );
}

/** Plays the hops one after the other; another trace stops it. */
function usePlay(trace: Trace): readonly [boolean, (play: boolean) => void] {
  const hop = usePage(selectHop);
  const [playing, setPlaying] = useState<Trace>();
  const isPlaying = playing === trace;
  useEffect(() => {
    if (!isPlaying) return;
    const next = hopBeside(trace, hop, 1);
    if (hop === next) {
      setPlaying(undefined);
      return;
    }
    const timer = setTimeout(() => stepTo(trace, next), hop === undefined ? 0 : millisecondsPerHop);
    return () => clearTimeout(timer);
  }, [isPlaying, hop, trace]);
  const play = (wanted: boolean) => {
    if (wanted && hop === trace.hops.length - 1) walkTo(undefined);
    setPlaying(wanted ? trace : undefined);
  };
  return [isPlaying, play];
}

/** Both answers where two are compared, under what they are called. */
async function markdownOf(trace: Trace): Promise<string> {
  const { traceText } = await import('../../../explain/request/trace-text.ts');
  const { workspace, derived } = pageStore.getState();
  if (!derived.trace || !derived.other) return traceText(trace, workspace.files);
  const { one, other } = sidesOf(workspace);
  const { caution } = derived.other;
  const texts = [derived.trace, derived.other.trace].map((side) => traceText(side, workspace.files));
  return [...(caution ? [caution] : []), `## ${one}`, texts[0], `## ${other}`, texts[1]].join('\n\n');
}
