import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/dnd/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoLine/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/yaml/register';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

monaco.editor.defineTheme('whichpod-light', {
  base: 'vs',
  inherit: true,
  rules: [
    { token: 'type.yaml', foreground: '2458c7' },
    { token: 'string.yaml', foreground: '0a6f5d' },
    { token: 'number.yaml', foreground: '172033' },
    { token: 'keyword.yaml', foreground: '0a6f5d' },
    { token: 'comment.yaml', foreground: '667085' },
    { token: 'operators.yaml', foreground: '667085' },
  ],
  colors: {
    'editor.background': '#ffffff',
    'editor.foreground': '#172033',
    'editorLineNumber.foreground': '#7a8394',
    'editorLineNumber.activeForeground': '#172033',
    'editor.lineHighlightBackground': '#f5f6f8',
    'editor.lineHighlightBorder': '#00000000',
  },
});
monaco.editor.defineTheme('whichpod-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: 'type.yaml', foreground: '7aa5ff' },
    { token: 'string.yaml', foreground: '3fcfae' },
    { token: 'number.yaml', foreground: 'e6eaf2' },
    { token: 'keyword.yaml', foreground: '3fcfae' },
    { token: 'comment.yaml', foreground: '8894a8' },
    { token: 'operators.yaml', foreground: '8894a8' },
  ],
  colors: {
    'editor.background': '#161b24',
    'editor.foreground': '#e6eaf2',
    'editorLineNumber.foreground': '#7d889b',
    'editorLineNumber.activeForeground': '#e6eaf2',
    'editor.lineHighlightBackground': '#1b2230',
    'editor.lineHighlightBorder': '#00000000',
  },
});

export { monaco };
