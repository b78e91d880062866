import { compare } from '../../explain/comparison/compare.ts';
import { stepTo } from '../panels/trace/trace-walk.ts';
import { pageStore, selectIsOnOtherSide, usePage } from '../store.ts';

interface SideButtonProps {
  readonly name: string;
  readonly isOther: boolean;
}

/** What one side is called; a click walks it. */
export function SideButton({ name, isOther }: SideButtonProps) {
  const isWalked = usePage(selectIsOnOtherSide) === isOther;
  return (
    <button type="button" className="side-button" aria-pressed={isWalked} onClick={() => walkSide(isOther)}>
      <span className="visually-hidden">Walk: </span>
      {name}
      {isWalked && (
        <span className="side-mark" aria-hidden="true">
          on the canvas
        </span>
      )}
    </button>
  );
}

/** Goes over to the same hop of that answer, where it has one. */
function walkSide(isOther: boolean): void {
  const state = pageStore.getState();
  const { derived, hop } = state;
  const { trace, other } = derived;
  if (!trace || !other || selectIsOnOtherSide(state) === isOther) return;
  const pair = hop === undefined ? undefined : compare(trace, other.trace).pairs.find((each) => (isOther ? each.one : each.other) === hop);
  stepTo(isOther ? other.trace : trace, isOther ? pair?.other : pair?.one, isOther);
}
