import './comparison.css';
import { Answer } from '../question/answer.tsx';
import { selectIsOnOtherSide, selectOther, selectTrace, selectWorkspace, usePage } from '../store.ts';
import { SideButton } from './side-button.tsx';
import { sidesOf } from './sides.ts';

/** Both answers of a comparison, beside each other. */
export default function TwoAnswers() {
  const workspace = usePage(selectWorkspace);
  const trace = usePage(selectTrace);
  const other = usePage(selectOther);
  const onOtherSide = usePage(selectIsOnOtherSide);
  const sides = sidesOf(workspace);
  const answers = [
    { name: sides.one, isOther: false, answer: trace },
    { name: sides.other, isOther: true, answer: other?.trace },
  ];
  return (
    <>
      <div className="answers">
        {(sides.otherFirst ? answers.toReversed() : answers).map(({ name, isOther, answer }) => (
          <div className={`answer-side ${isOther === onOtherSide ? 'is-walked' : ''}`} key={name}>
            <SideButton name={name} isOther={isOther} />
            <Answer trace={answer} />
          </div>
        ))}
      </div>
      {other?.caution && <p className="compared-note">{other.caution}</p>}
    </>
  );
}
