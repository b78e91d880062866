import { applyEdits, reveal } from '../actions.ts';
import { selectEvaluation, usePage } from '../store.ts';

/** Mistakes that were found in what is otherwise valid: what, why, and the edit that mends it. */
export default function FindingsPanel() {
  const findings = usePage(selectEvaluation)?.findings ?? [];
  if (findings.length === 0) return <p className="faint pad">No mistake found in these manifests.</p>;
  return (
    <ul className="findings">
      {findings.map(({ severity, code, message, hint, source, fix }) => (
        <li key={`${code} ${source.file} ${source.start} ${message}`} className={`problem problem-${severity}`}>
          <div>
            <p>
              {message} {hint && <span className="muted">{hint}</span>}
            </p>
            <p className="problem-actions">
              <button type="button" className="link" onClick={() => reveal(source)}>
                show in {source.file}
              </button>
              {fix && (
                <button type="button" className="button small" onClick={() => applyEdits(fix.edits)}>
                  {fix.title}
                </button>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
