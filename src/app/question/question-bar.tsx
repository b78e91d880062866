import { type FormEvent, useEffect, useState } from 'react';
import { askQuestion } from '../actions.ts';
import { selectRequest, selectTrace, usePage } from '../store.ts';
import { VantageSelect } from './vantage-select.tsx';

export function QuestionBar() {
  const request = usePage(selectRequest);
  const trace = usePage(selectTrace);
  const [command, setCommand] = useState(request?.command ?? '');
  const from = request?.from ?? 'namespace:default';
  const seed = request?.seed ?? 1;
  useEffect(() => setCommand(request?.command ?? ''), [request?.command]);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (command.trim()) askQuestion({ command: command.trim(), from, seed });
  };
  return (
    <section className="question" aria-label="Question">
      <form className="question-line" onSubmit={ask}>
        <VantageSelect from={from} onChange={(chosen) => askQuestion({ command: command.trim(), from: chosen, seed })} />
        <input
          className="question-command"
          aria-label="Question, as a command"
          placeholder="curl http://web, dig web +search, nc -zv db 5432 …"
          value={command}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          onChange={(event) => setCommand(event.target.value)}
        />
        <button type="submit" className="button primary">
          Ask <span aria-hidden="true">⏎</span>
        </button>
      </form>
      <p className={`answer answer-${trace?.outcome ?? 'none'}`} aria-live="polite">
        {trace?.sentence ?? ' '}
      </p>
    </section>
  );
}
