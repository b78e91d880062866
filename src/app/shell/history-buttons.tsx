import { undo } from '../actions.ts';
import { type PageState, usePage } from '../store.ts';

const selectCanUndo = ({ past }: PageState) => past.length > 0;

export function HistoryButtons() {
  const canUndo = usePage(selectCanUndo);
  return (
    <button
      type="button"
      className="button quiet"
      disabled={!canUndo}
      onClick={undo}
      title="Take back the last example, file, setting or edit by a click"
    >
      Undo
    </button>
  );
}
