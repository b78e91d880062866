import './comparison.css';
import type { Trace } from '../../explain/request/trace.ts';
import { Answer } from '../question/answer.tsx';
import { selectTrace, selectWorkspace, usePage } from '../store.ts';
import { sidesOf } from './sides.ts';
import { useOtherAnswer } from './use-other-answer.ts';

/** Both answers of a comparison, beside each other. */
export default function TwoAnswers() {
  const workspace = usePage(selectWorkspace);
  const trace = usePage(selectTrace);
  const other = useOtherAnswer();
  const { one, other: second, otherFirst } = sidesOf(workspace);
  const answers: readonly (readonly [string, Trace | undefined])[] = [
    [one, trace],
    [second, other],
  ];
  return (
    <div className="answers">
      {(otherFirst ? answers.toReversed() : answers).map(([side, answer]) => (
        <div className="answer-side" key={side}>
          <span className="faint">{side}</span>
          <Answer trace={answer} />
        </div>
      ))}
    </div>
  );
}
