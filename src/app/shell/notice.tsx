import { useEffect } from 'react';
import { say, undo } from '../actions.ts';
import { selectNotice, usePage } from '../store.ts';

const leastShown = 5000;
const millisecondsPerLetter = 75;

/** One sentence about what just happened, with its undo. */
export default function Notice() {
  const notice = usePage(selectNotice);
  useEffect(() => {
    if (!notice || notice.tone === 'bad') return;
    const timer = setTimeout(() => say(undefined), leastShown + notice.text.length * millisecondsPerLetter);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div className="notice-place" role="status">
      {notice && (
        <div className={`notice notice-${notice.tone}`}>
          <span>{notice.text}</span>
          {notice.undo && (
            <button type="button" className="button" onClick={undo}>
              Undo
            </button>
          )}
          <button type="button" className="button icon quiet" aria-label="Close this message" onClick={() => say(undefined)}>
            ✕
          </button>
        </div>
      )}
    </div>
  );
}
