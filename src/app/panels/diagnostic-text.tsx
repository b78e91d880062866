import type { Diagnostic } from '../../cluster/source.ts';
import { applyEdits, reveal } from '../actions.ts';

interface DiagnosticTextProps {
  readonly diagnostic: Diagnostic;
  /** What the link to its place says. */
  readonly place: string;
}

/** What is wrong, what to do about it, where it is, and the edit that mends it. */
export function DiagnosticText({ diagnostic: { message, hint, source, fix }, place }: DiagnosticTextProps) {
  return (
    <div>
      <p>
        {message} {hint && <span className="muted">{hint}</span>}
      </p>
      <p className="problem-actions">
        <button type="button" className="link" onClick={() => reveal(source)}>
          {place}
        </button>
        {fix && (
          <button type="button" className="button small" onClick={() => applyEdits(fix.edits)}>
            {fix.title}
          </button>
        )}
      </p>
    </div>
  );
}
