import { useEffect, useRef } from 'react';
import type { Source } from '../../cluster/source.ts';
import { sourceOf } from '../../workspace/source-of.ts';
import { type PageState, selectEvaluation, selectHop, selectWalkedTrace, usePage } from '../store.ts';
import { type Editor, rangeOf } from './models.ts';

type Decorations = ReturnType<Editor['createDecorationsCollection']>;

const selectAbout = (state: PageState) => state.selection?.about;

/** Colours the lines of what is selected, or of the hop that is walked through. */
export function useMarkedLines(editor: Editor | undefined, file: string): void {
  const evaluation = usePage(selectEvaluation);
  const trace = usePage(selectWalkedTrace);
  const about = usePage(selectAbout);
  const hop = usePage(selectHop);
  const decorations = useRef<Decorations>(undefined);
  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !model || !evaluation) return;
    const ofHop = hop === undefined ? [] : (trace?.hops[hop]?.sources ?? []).map(({ source }) => source);
    const ofSelection = (about ?? []).flatMap((ref): Source[] => {
      const source = sourceOf(evaluation.cluster, ref);
      return source ? [source] : [];
    });
    decorations.current ??= editor.createDecorationsCollection();
    decorations.current.set(
      (ofHop.length > 0 ? ofHop : ofSelection)
        .filter((source) => source.file === file && source.end > source.start)
        .map(({ start, end }) => ({
          range: rangeOf(model, start, trimmedEnd(model.getValue(), start, end)),
          options: { isWholeLine: true, className: 'marked-line', linesDecorationsClassName: 'marked-line-edge' },
        })),
    );
  }, [editor, evaluation, trace, about, hop, file]);
}

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last -= 1;
  return last;
}
