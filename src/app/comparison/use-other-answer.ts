import { useEffect, useState } from 'react';
import type { Trace } from '../../explain/request/trace.ts';
import type { Evaluation } from '../../workspace/evaluate.ts';
import type { otherAnswer } from '../../workspace/other-answer.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { selectEvaluation, selectWorkspace, usePage } from '../store.ts';

type Answer = typeof otherAnswer;

let last: { readonly workspace: Workspace; readonly evaluation: Evaluation; readonly trace: Trace | undefined } | undefined;

/** The second answer of the comparison; undefined until it is worked out, and where nothing is compared. */
export function useOtherAnswer(): Trace | undefined {
  const workspace = usePage(selectWorkspace);
  const evaluation = usePage(selectEvaluation);
  const [answer, setAnswer] = useState<{ readonly with: Answer }>();
  const isCompared = workspace.comparison !== undefined;
  useEffect(() => {
    if (isCompared) void import('../../workspace/other-answer.ts').then((loaded) => setAnswer({ with: loaded.otherAnswer }));
  }, [isCompared]);
  if (!isCompared || !answer || !evaluation) return undefined;
  return workedOutOnce(answer.with, workspace, evaluation);
}

/** The answer and the hops show the same trace. */
function workedOutOnce(answer: Answer, workspace: Workspace, evaluation: Evaluation): Trace | undefined {
  if (last?.workspace !== workspace || last.evaluation !== evaluation) {
    last = { workspace, evaluation, trace: answer(workspace, evaluation) };
  }
  return last.trace;
}
