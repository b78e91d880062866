import { lazy, Suspense } from 'react';
import type { Trace } from '../../explain/request/trace.ts';
import { askQuestion } from '../actions.ts';
import { afterPicture } from '../after-picture.ts';
import { pageStore, selectTrace, usePage } from '../store.ts';
import { Answer } from './answer.tsx';

const AnswerTools = afterPicture(() => import('../comparison/answer-tools.tsx'));
const TwoAnswers = lazy(() => import('../comparison/two-answers.tsx'));

/** What came of the question, alone or beside a second answer, and what else one may want to see. */
export function AnswerRow() {
  const trace = usePage(selectTrace);
  const isCompared = usePage(({ workspace }) => workspace.comparison !== undefined);
  const alone = (
    <div>
      <Answer trace={trace} />
      {trace?.example && <Example trace={trace} />}
    </div>
  );
  return (
    <div className="answer-row">
      <div role="status">
        {isCompared && trace ? (
          <Suspense fallback={alone}>
            <TwoAnswers />
          </Suspense>
        ) : (
          alone
        )}
      </div>
      {trace && (
        <Suspense>
          <AnswerTools trace={trace} />
        </Suspense>
      )}
    </div>
  );
}

/** A question that can be read, in place of one that cannot. */
function Example({ trace: { example = '' } }: { readonly trace: Trace }) {
  const { request } = pageStore.getState().workspace;
  const isVantage = /^(pod|namespace|node):|^outside$/.test(example);
  return (
    <button
      type="button"
      className="button small mend"
      onClick={() => request && askQuestion(isVantage ? { ...request, from: example } : { ...request, command: example })}
    >
      {isVantage ? 'Ask from ' : 'Ask '}
      <code>{example}</code>
    </button>
  );
}
