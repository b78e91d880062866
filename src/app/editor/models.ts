import { alikeEnds } from '../../cluster/alike-ends.ts';
import { typeText } from '../actions.ts';
import { pageStore } from '../store.ts';
import { monaco } from './monaco.ts';

export type Editor = ReturnType<typeof monaco.editor.create>;
export type Model = ReturnType<typeof monaco.editor.createModel>;

const models = new Map<string, Model>();
let isWriting = false;

/** The model of a file; what is typed in it goes to the workspace. */
export function modelOf(name: string): Model {
  const known = models.get(name);
  if (known) return known;
  const model = monaco.editor.createModel('', 'yaml', monaco.Uri.from({ scheme: 'inmemory', path: `/${name}` }));
  // Braces are few in manifests, and telling pairs apart means reading the whole text at once.
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  // Offsets are counted in the text as it was pasted, Windows line ends and all.
  model.onDidChangeContent(() => {
    if (isWriting) return;
    const text = model.getValue();
    typeText(name, text);
    if (textOf(name) !== text) queueMicrotask(() => takeBack(model, name));
  });
  models.set(name, model);
  return model;
}

const textOf = (name: string) => pageStore.getState().workspace.files.find((file) => file.name === name)?.text;

/** What the workspace refused is undone, so that no undo leads back to it. */
function takeBack(model: Model, name: string): void {
  isWriting = true;
  void model.undo();
  isWriting = false;
  writeModel(model, name, textOf(name) ?? '');
}

/**
 * Puts a text into a model as one edit, so that its undo goes on working. A model has one kind of line end and no byte order mark;
 * where the text differs from it in that, the workspace takes the model's, so that places in both are the same.
 */
export function writeModel(model: Model, name: string, text: string): void {
  if (model.getValue() === text) return;
  isWriting = true;
  if (model.getValueLength() === 0) model.setValue(text);
  else {
    model.setEOL(text.includes('\r\n') ? monaco.editor.EndOfLineSequence.CRLF : monaco.editor.EndOfLineSequence.LF);
    model.pushStackElement();
    model.pushEditOperations([], [changeOf(model, text)], () => null);
    model.pushStackElement();
  }
  isWriting = false;
  const written = model.getValue();
  if (written !== text) typeText(name, written);
}

/** Only what differs, so that the lines around it stay as they are: folded, in sight, coloured. */
function changeOf(model: Model, text: string) {
  const old = model.getValue();
  // Half of a Windows line end is no place in a model.
  const { head, tail } = text.includes('\r') || old.includes('\r') ? { head: 0, tail: 0 } : alikeEnds(old, text);
  return { range: rangeOf(model, head, old.length - tail), text: text.slice(head, text.length - tail) };
}

export function rangeOf(model: Model, start: number, end: number) {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}
