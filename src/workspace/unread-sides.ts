import type { Diagnostic } from '../cluster/source.ts';
import type { Evaluation } from './evaluate.ts';

type Judged = Pick<Evaluation, 'diagnostics' | 'stale'>;

/** Of an edit whose text cannot be taken, before or after it: what is wrong, and what that side therefore shows. */
export function unreadSides(now: Judged, before: Judged): string | undefined {
  const [after] = errorsOnlyIn(now, before);
  const [earlier] = errorsOnlyIn(before, now);
  const shown = now.stale.length > 0 ? 'as it last could be read' : 'without what cannot be read';
  const sentences = [
    ...(after ? [`The edit cannot be taken: ${sentence(after)} “now” therefore shows the cluster ${shown}.`] : []),
    ...(earlier ? [`What was before could not be taken whole: ${sentence(earlier)} “before the edit” is without it.`] : []),
  ];
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}

function errorsOnlyIn({ diagnostics }: Judged, other: Judged): readonly Diagnostic[] {
  const there = new Set(other.diagnostics.map(keyOf));
  return diagnostics.filter((one) => one.severity === 'error' && !there.has(keyOf(one)));
}

const keyOf = ({ code, message }: Diagnostic) => `${code} ${message}`;

const sentence = ({ message }: Diagnostic) => (/[.!?]$/.test(message) ? message : `${message}.`);
