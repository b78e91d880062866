import { selectEvaluation, usePage } from '../store.ts';
import { DiagnosticText } from './diagnostic-text.tsx';

/** Mistakes that were found in what is otherwise valid: what, why, and the edit that mends it. */
export default function FindingsPanel() {
  const findings = usePage(selectEvaluation)?.findings ?? [];
  if (findings.length === 0) return <p className="faint pad">No mistake found in these manifests.</p>;
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li
          key={`${finding.code} ${finding.source.file} ${finding.source.start} ${finding.message}`}
          className={`problem problem-${finding.severity}`}
        >
          <DiagnosticText diagnostic={finding} place={`show in ${finding.source.file}`} />
        </li>
      ))}
    </ul>
  );
}
