import { type FormEvent, lazy, Suspense, useEffect, useState } from 'react';
import { askNothing, askQuestion } from '../actions.ts';
import { selectRequest, usePage } from '../store.ts';
import { AnswerRow } from './answer-row.tsx';
import { CommandInput } from './command-input.tsx';
import { VantageSelect } from './vantage-select.tsx';

const OtherQuestion = lazy(() => import('../comparison/other-question.tsx'));

/** The centre of the page: a question in the words one already types, and its answer. */
export function QuestionBar() {
  const request = usePage(selectRequest);
  const isCompared = usePage(({ workspace }) => workspace.comparison !== undefined);
  const [command, setCommand] = useState(request?.command ?? '');
  const from = request?.from ?? 'namespace:default';
  const seed = request?.seed ?? 1;
  useEffect(() => setCommand(request?.command ?? ''), [request?.command]);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (command.trim()) askQuestion({ command: command.trim(), from, seed });
    else askNothing();
  };
  return (
    <section className="question" aria-label="Question">
      <form className="question-line" onSubmit={ask}>
        <VantageSelect from={from} onChange={(chosen) => askQuestion({ command: command.trim(), from: chosen, seed })} />
        <CommandInput
          value={command}
          from={from}
          onChange={setCommand}
          onAsk={(question) => {
            setCommand(question.command);
            askQuestion({ ...question, seed });
          }}
        />
        <button type="submit" className="button primary">
          Ask <span aria-hidden="true">⏎</span>
        </button>
      </form>
      {isCompared && (
        <Suspense>
          <OtherQuestion />
        </Suspense>
      )}
      <AnswerRow />
    </section>
  );
}
