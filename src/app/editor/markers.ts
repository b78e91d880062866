import { useEffect } from 'react';
import type { Diagnostic } from '../../cluster/source.ts';
import type { WorkspaceFile } from '../../workspace/workspace.ts';
import { type PageState, usePage } from '../store.ts';
import { modelOf, rangeOf } from './models.ts';
import { monaco } from './monaco.ts';

const severities: Readonly<Record<Diagnostic['severity'], monaco.MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
};

/** Nobody reads more, and each costs the editor time. */
const mostMarkers = 500;

const selectEvaluation = ({ derived }: PageState) => derived.evaluation;

/** Marks what is wrong at its place. */
export function useMarkers({ name }: WorkspaceFile): void {
  const evaluation = usePage(selectEvaluation);
  useEffect(() => {
    if (!evaluation) return;
    const model = modelOf(name);
    const text = model.getValue();
    const here = [...evaluation.diagnostics, ...evaluation.findings].filter(({ source }) => source.file === name).slice(0, mostMarkers);
    monaco.editor.setModelMarkers(
      model,
      'whichpod',
      here.map(({ severity, message, hint, code, source }) => ({
        ...rangeOf(model, source.start, firstLineEnd(text, source)),
        severity: severities[severity],
        message: hint ? `${message}\n${hint}` : message,
        code,
      })),
    );
  }, [evaluation, name]);
}

/** A whole document underlined says less than its first line. */
function firstLineEnd(text: string, { start, end }: Diagnostic['source']): number {
  const lineEnd = text.indexOf('\n', start);
  return Math.max(start + 1, lineEnd < 0 ? end : Math.min(end, lineEnd));
}
