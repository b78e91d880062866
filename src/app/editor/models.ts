import { alikeEnds } from '../../cluster/alike-ends.ts';
import { typeText } from '../actions.ts';
import { pageStore } from '../store.ts';
import { monaco } from './monaco.ts';

export type Editor = ReturnType<typeof monaco.editor.create>;
export type Model = ReturnType<typeof monaco.editor.createModel>;

const models = new Map<string, Model>();
let isWriting = false;
/** Counts what is written: whoever writes next takes over from a long text that is still coming. */
let turn = 0;

/** The model of a file; what is typed in it goes to the workspace. */
export function modelOf(name: string): Model {
  const known = models.get(name);
  if (known) return known;
  const model = monaco.editor.createModel('', 'yaml', monaco.Uri.from({ scheme: 'inmemory', path: `/${name}` }));
  // Braces are few in manifests, and telling pairs apart means reading the whole text at once.
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  // Offsets are counted in the text as it was pasted, Windows line ends and all.
  model.onDidChangeContent(() => {
    if (!isWriting) take(model, name);
  });
  models.set(name, model);
  return model;
}

function take(model: Model, name: string): void {
  const text = model.getValue();
  typeText(name, text);
  if (textOf(name) !== text) queueMicrotask(() => takeBack(model, name));
}

/** The editor works so long on more than this that the page would stand still. */
const mostAtOnce = 500_000;

export const isForParts = (text: string) => text.length > mostAtOnce;

/** Puts a long text in place of what is selected, part by part; one undo takes all of it back. */
export async function insertInParts(editor: Editor, name: string, text: string): Promise<void> {
  const model = modelOf(name);
  let range: monaco.IRange | null = editor.getSelection();
  // Until one has come whole the editor takes no other.
  if (!range || isWriting) return;
  isWriting = true;
  const mine = ++turn;
  editor.updateOptions({ readOnly: true });
  model.pushStackElement();
  for (let start = 0, end = 0; start < text.length && turn === mine; start = end) {
    end = endOfPart(text, start);
    const at = model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn });
    const rest = model.getValueLength() - model.getValueLengthInRange(range);
    model.pushEditOperations([], [{ range, text: text.slice(start, end) }], () => null);
    const behind = at + model.getValueLength() - rest;
    range = rangeOf(model, behind, behind);
    await new Promise((resolve) => setTimeout(resolve));
  }
  editor.updateOptions({ readOnly: false });
  if (turn !== mine) return;
  model.pushStackElement();
  isWriting = false;
  if (editor.getModel() === model) {
    editor.setSelection(range);
    editor.revealRange(range);
  }
  take(model, name);
}

/** Not between the two halves of a Windows line end. */
function endOfPart(text: string, start: number): number {
  const end = Math.min(text.length, start + mostAtOnce);
  return text[end - 1] === '\r' ? end + 1 : end;
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
  turn++;
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
