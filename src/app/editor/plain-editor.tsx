import { useEffect, useRef } from 'react';
import type { WorkspaceFile } from '../../workspace/workspace.ts';
import { typeText } from '../actions.ts';
import { selectReveal, usePage } from '../store.ts';
import { usePointAtCursor } from './cursor.ts';

/** A plain text area: what there is until the code editor has come, and on small screens. */
export function PlainEditor({ file }: { readonly file: WorkspaceFile }) {
  const ref = useRef<HTMLTextAreaElement>(null);
  const reveal = usePage(selectReveal);
  const pointAt = usePointAtCursor();
  useEffect(() => {
    const area = ref.current;
    if (!area || reveal?.source.file !== file.name) return;
    area.setSelectionRange(reveal.source.start, reveal.source.end);
    const line = area.value.slice(0, reveal.source.start).split('\n').length;
    area.scrollTop = Math.max(0, (line - 4) * Number.parseFloat(getComputedStyle(area).lineHeight));
  }, [reveal, file.name]);
  return (
    <textarea
      ref={ref}
      className="plain-editor"
      aria-label={`Text of ${file.name}`}
      value={file.text}
      spellCheck={false}
      autoCapitalize="off"
      wrap="off"
      onChange={(event) => typeText(file.name, event.target.value)}
      onClick={(event) => pointAt(file.name, event.currentTarget.selectionStart)}
    />
  );
}
