import { useEffect } from 'react';
import { selectReveal, usePage } from '../store.ts';
import { type Editor, rangeOf } from './models.ts';

/** Brings a place before the user's eyes when somebody asks for it. */
export function useReveal(editor: Editor | undefined, file: string): void {
  const reveal = usePage(selectReveal);
  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !model || reveal?.source.file !== file) return;
    const range = rangeOf(model, reveal.source.start, reveal.source.end);
    editor.revealRangeNearTop(range);
    editor.setPosition(range.getStartPosition());
  }, [editor, file, reveal]);
}
