import type { ClusterSettings } from '../cluster/settings.ts';
import type { Source, TextEdit } from '../cluster/source.ts';
import { refusalOf } from '../workspace/opened-files.ts';
import { type RequestText, sameFiles, type Workspace, type WorkspaceFile } from '../workspace/workspace.ts';
import { initialState, type Notice, type PageState, type PastState, pageStore, type Selection } from './store.ts';

const keptStates = 50;

const { getState, setState } = pageStore;

/** Puts another workspace in place of the one there is, which stays one undo away. */
export function openWorkspace(workspace: Workspace, notice?: string): void {
  const { workspace: current, opened } = getState();
  const hadSomething = current.files.length > 0;
  setState({
    workspace,
    opened: opened + 1,
    ...(hadSomething ? { past: withPresent() } : {}),
    activeFile: workspace.files[0]?.name ?? '',
    view: { ...initialState.view, room: getState().view.room },
    selection: undefined,
    hop: undefined,
    onOtherSide: false,
    isSampled: false,
    dialog: undefined,
    ...(notice ? { notice: { text: notice, tone: 'plain' as const, undo: hadSomething } } : {}),
  });
}

/** What there is now, put on top of what undo brings back. */
function withPresent(): readonly PastState[] {
  const { past, workspace, opened } = getState();
  return [...past, { workspace, opened }].slice(-keptStates);
}

export function undo(): void {
  const { past, opened, activeFile } = getState();
  const previous = past.at(-1);
  if (!previous) return;
  const { files } = previous.workspace;
  const kept = files.some(({ name }) => name === activeFile);
  setState({
    workspace: previous.workspace,
    opened: previous.opened,
    past: past.slice(0, -1),
    ...(kept ? {} : { activeFile: files[0]?.name ?? '' }),
    ...(previous.opened === opened ? {} : { selection: undefined, hop: undefined, onOtherSide: false }),
    notice: undefined,
  });
}

/** A change of the workspace that undo takes back as one. */
export function change(workspace: Workspace): void {
  setState({ workspace, past: withPresent() });
}

/** Says why, and leaves everything as it is, where that would be more text than the page takes. */
export function typeText(name: string, text: string): void {
  const { workspace, past } = getState();
  const files = workspace.files.map((file) => (file.name === name ? { ...file, text } : file));
  const refusal = sizeOf(files) > sizeOf(workspace.files) ? refusalOf(sizeOf(files)) : undefined;
  if (refusal) {
    say({ text: refusal, tone: 'bad' });
    return;
  }
  const previous = past.at(-1)?.workspace;
  // The editor's own undo leads back to where ours does.
  if (previous && previous.settings === workspace.settings && sameFiles(previous.files, files)) undo();
  else setState({ workspace: { ...workspace, files } });
}

const sizeOf = (files: readonly WorkspaceFile[]) => files.reduce((sum, { text }) => sum + text.length, 0);

/** Edits of one fix, applied together. */
export function applyEdits(edits: readonly TextEdit[], note?: string): void {
  const { workspace } = getState();
  const files = workspace.files.map((file) => ({ ...file, text: editedText(file.text, ofFile(edits, file.name)) }));
  change({ ...workspace, files });
  const [first] = edits;
  if (first)
    setState({
      activeFile: first.file,
      notice: { text: note ? `The edit is made. ${note}` : 'The edit is made.', tone: 'plain', undo: true },
    });
}

const ofFile = (edits: readonly TextEdit[], name: string) => edits.filter(({ file }) => file === name);

function editedText(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((whole, { start, end, text: put }) => whole.slice(0, start) + put + whole.slice(end), text);
}

export function setFiles(files: readonly WorkspaceFile[], activeFile: string): void {
  change({ ...getState().workspace, files });
  setState({ activeFile });
}

export function setSettings(settings: ClusterSettings): void {
  change({ ...getState().workspace, settings });
}

export function askQuestion(request: RequestText): void {
  const { workspace, view } = getState();
  setState({ workspace: { ...workspace, request }, hop: undefined, onOtherSide: false, view: { ...view, pathOnly: true } });
  setPreferences({ tab: 'trace' });
}

/** The same question in other words. */
export function askCommand(command: string): void {
  const { request } = getState().workspace;
  if (request) askQuestion({ ...request, command });
}

export function askNothing(): void {
  const { request: _request, comparison: _comparison, ...workspace } = getState().workspace;
  setState({ workspace, hop: undefined, onOtherSide: false });
}

export const select = (selection: Selection | undefined): void => setState({ selection });
export const walkTo = (hop: number | undefined, onOtherSide = getState().onOtherSide): void => setState({ hop, onOtherSide });
export const setSampled = (isSampled: boolean): void => setState({ isSampled });
export const openFile = (activeFile: string): void => setState({ activeFile });
export const openDialog = (dialog: PageState['dialog']): void => setState({ dialog });
/** A word about what just happened steps aside for what comes next; what went wrong stays. */
export const goOn = (): void => {
  if (getState().notice?.tone === 'plain') say(undefined);
};
export const say = (notice: Notice | undefined): void => setState({ notice });
export const setView = (view: Partial<PageState['view']>): void => setState({ view: { ...getState().view, ...view } });

export function setPreferences(preferences: Partial<PageState['preferences']>): void {
  setState({ preferences: { ...getState().preferences, ...preferences } });
}

/** Brings a place in the manifests before the user's eyes. */
export function reveal(source: Source): void {
  setState({ activeFile: source.file, reveal: { source } });
}
