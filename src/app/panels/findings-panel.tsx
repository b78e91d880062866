import { lineOf } from '../../cluster/line-of.ts';
import type { Diagnostic } from '../../cluster/source.ts';
import { pageStore, selectEvaluation, usePage } from '../store.ts';
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
          <DiagnosticText diagnostic={finding} place={placeText(finding)} />
        </li>
      ))}
    </ul>
  );
}

function placeText({ source: { file, start } }: Diagnostic): string {
  const text = pageStore.getState().workspace.files.find(({ name }) => name === file)?.text ?? '';
  return `${file}, line ${lineOf(text, start)}`;
}
