import { type ClipboardEvent, useEffect, useRef, useState } from 'react';
import { refusalOfText } from '../../workspace/opened-files.ts';
import type { WorkspaceFile } from '../../workspace/workspace.ts';
import { usePointAtCursor } from './cursor.ts';
import { useMarkedLines } from './marked-lines.ts';
import { useMarkers } from './markers.ts';
import { type Editor, insertInParts, isForParts, modelOf, writeModel } from './models.ts';
import { monaco } from './monaco.ts';
import { isRefused } from './open-files.ts';
import { useReveal } from './reveal.ts';
import { useEditorTheme } from './theme.ts';
import './quick-fixes.ts';

const options = {
  automaticLayout: true,
  minimap: { enabled: false },
  fontSize: 12.5,
  lineHeight: 19,
  fontFamily: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Consolas, monospace',
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 12,
  folding: true,
  glyphMargin: false,
  scrollBeyondLastLine: false,
  renderLineHighlight: 'line',
  overviewRulerLanes: 2,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  padding: { top: 10, bottom: 10 },
  fixedOverflowWidgets: true,
  stickyScroll: { enabled: false },
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
  unicodeHighlight: { ambiguousCharacters: false },
  // No manifest has such lines, and each of their letters costs time to draw.
  stopRenderingLineAfter: 2_000,
  maxTokenizationLineLength: 2_000,
} as const;

/** The code editor: one model a file, each with an undo of its own. */
export default function CodeEditor({ file }: { readonly file: WorkspaceFile }) {
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor>();
  const pointAt = usePointAtCursor();
  useEditorTheme();
  useEffect(() => {
    if (!place.current) return;
    const made = monaco.editor.create(place.current, { ...options, model: null });
    setEditor(made);
    return () => made.dispose();
  }, []);
  useEffect(() => {
    if (!editor) return;
    const model = modelOf(file.name);
    if (editor.getModel() !== model) editor.setModel(model);
    writeModel(model, file.name, file.text);
    editor.updateOptions({ ariaLabel: `Text of ${file.name}. Press Ctrl+M to let the Tab key leave the editor.` });
  }, [editor, file]);
  useEffect(() => {
    const listener = editor?.onDidChangeCursorPosition(({ source, position, reason }) => {
      const model = editor.getModel();
      const byUser = source === 'mouse' || reason === monaco.editor.CursorChangeReason.Explicit;
      if (model && byUser) pointAt(file.name, model.getOffsetAt(position));
    });
    return () => listener?.dispose();
  }, [editor, file.name, pointAt]);
  useReveal(editor, file.name);
  useMarkers(file);
  useMarkedLines(editor, file.name);
  /** What the editor would refuse or stand still over. */
  const pasteLong = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!editor || !isForParts(text)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isRefused(refusalOfText(text))) void insertInParts(editor, file.name, text);
  };
  return <div className="code-editor" ref={place} onPasteCapture={pasteLong} />;
}
