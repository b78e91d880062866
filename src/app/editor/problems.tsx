import { lineOf } from '../../cluster/line-of.ts';
import type { Diagnostic } from '../../cluster/source.ts';
import { DiagnosticText } from '../panels/diagnostic-text.tsx';
import { type PageState, pageStore, usePage } from '../store.ts';

const shown = 50;
const glyphs = { error: '✕', warning: '!', info: 'i' } as const;

/** Stays the same while nothing is wrong, so that typing does not draw the list again. */
const none: readonly Diagnostic[] = [];
const selectProblems = ({ derived: { evaluation } }: PageState) => evaluation?.diagnostics ?? none;

/** What could not be taken as it is: what, why, where, and what to do. */
export default function Problems() {
  const problems = usePage(selectProblems);
  if (problems.length === 0) return null;
  return (
    <ul className="problems" aria-label="Problems in the manifests">
      {problems.slice(0, shown).map((problem) => (
        <Problem key={`${problem.code} ${problem.source.file} ${problem.source.start} ${problem.message}`} problem={problem} />
      ))}
      {problems.length > shown && <li className="faint">and {problems.length - shown} more</li>}
    </ul>
  );
}

function Problem({ problem }: { readonly problem: Diagnostic }) {
  const { severity, source } = problem;
  const text = pageStore.getState().workspace.files.find(({ name }) => name === source.file)?.text ?? '';
  return (
    <li className={`problem problem-${severity}`}>
      <span className="problem-mark" role="img" aria-label={severity}>
        {glyphs[severity]}
      </span>
      <DiagnosticText diagnostic={problem} place={`${source.file}, line ${lineOf(text, source.start)}`} />
    </li>
  );
}
