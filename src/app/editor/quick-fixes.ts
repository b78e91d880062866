import { applyEdits } from '../actions.ts';
import { pageStore } from '../store.ts';
import { monaco } from './monaco.ts';

const command = 'whichpod.mend';

monaco.editor.registerCommand(command, (_, edits) => applyEdits(edits));

// Goes through the workspace, so that one undo takes back a fix that edits several places.
monaco.languages.registerCodeActionProvider('yaml', {
  provideCodeActions(model, range) {
    const name = model.uri.path.slice(1);
    const { evaluation } = pageStore.getState().derived;
    const here = [...(evaluation?.diagnostics ?? []), ...(evaluation?.findings ?? [])].flatMap(({ fix, source }) => {
      if (!fix || source.file !== name) return [];
      const first = model.getPositionAt(source.start).lineNumber;
      const last = model.getPositionAt(source.end).lineNumber;
      return first <= range.endLineNumber && range.startLineNumber <= last ? [fix] : [];
    });
    return {
      actions: here.map(({ title, edits }) => ({ title, kind: 'quickfix', command: { id: command, title, arguments: [edits] } })),
      dispose: () => {},
    };
  },
});
