import { isAsGiven } from '../examples/as-given.ts';
import { opening } from '../examples/opening.ts';
import { keepDraft, readDraft, writeDraft } from '../workspace/drafts.ts';
import type { Shared } from '../workspace/shared.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openWorkspace, say, setPreferences } from './actions.ts';
import { tabNames } from './preferences.ts';
import { type PageState, pageStore } from './store.ts';

const writeAfter = 400;
/** More text than this makes an address that browsers and chats cut off. */
const mostInAddress = 60_000;

let written = '';
let wasKept = true;

/** Opens what the address holds, else the draft, else the opening example. */
export async function openStored(): Promise<void> {
  const draft = readDraft(localStorage) ?? { workspace: opening };
  const linked = await readAddress();
  if (!linked) {
    show(draft);
    return;
  }
  keep(draft.workspace, linked.workspace);
  show(linked);
}

/** Keeps draft and address in step with the page from now on. */
export function keepStored(): void {
  addEventListener('hashchange', () => {
    if (location.hash.slice(1) !== written) void openAddress();
  });
  addEventListener('pagehide', () => void write(pageStore.getState()));
  let timer: ReturnType<typeof setTimeout> | undefined;
  pageStore.subscribe((state, before) => {
    if (state.opened !== before.opened || state.past.length < before.past.length) keep(before.workspace, state.workspace);
    if (isSamePlace(state, before)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void write(pageStore.getState()), writeAfter);
  });
}

async function openAddress(): Promise<void> {
  const linked = await readAddress();
  if (linked) show(linked);
}

/** What the address holds; where it is damaged, the page says so. */
async function readAddress(): Promise<Shared | undefined> {
  if (location.hash.length <= 1) return undefined;
  const { readLink } = await import('../workspace/link.ts');
  const read = readLink(location.hash.slice(1));
  if ('shared' in read) return read.shared;
  say({ text: read.damage, tone: 'bad' });
  return undefined;
}

function show({ workspace, place }: Shared): void {
  openWorkspace(workspace);
  const file = workspace.files.find(({ name }) => name === place?.file) ?? workspace.files[0];
  pageStore.setState({
    activeFile: file?.name ?? '',
    selection: place?.selected ? { id: place.selected, about: [] } : undefined,
    hop: place?.hop,
    onOtherSide: place?.onOtherSide ?? false,
    isSampled: place?.isSampled ?? false,
  });
  const tab = tabNames.find((name) => name === place?.tab);
  if (tab) setPreferences({ tab });
}

/** What a link made now would hold. */
export function sharedOf({ workspace, activeFile, selection, hop, onOtherSide, isSampled, preferences }: PageState): Shared {
  return {
    workspace,
    place: {
      file: activeFile,
      tab: preferences.tab,
      ...(selection ? { selected: selection.id } : {}),
      ...(hop === undefined ? {} : { hop }),
      ...(onOtherSide ? { onOtherSide } : {}),
      ...(isSampled ? { isSampled } : {}),
    },
  };
}

async function write(state: PageState): Promise<void> {
  const shared = sharedOf(state);
  const isKept = writeDraft(localStorage, shared);
  if (!isKept && wasKept)
    say({ text: 'This is too large for the browser to keep: save it as a file before you leave the page.', tone: 'bad' });
  wasKept = isKept;
  const size = state.workspace.files.reduce((sum, { text }) => sum + text.length, 0);
  const { linkOf } = await import('../workspace/link.ts');
  written = size <= mostInAddress ? linkOf(shared) : '';
  history.replaceState(null, '', written ? `#${written}` : location.pathname + location.search);
}

/** Keeps what another workspace takes the place of, unless it is an example as it was. */
function keep(workspace: Workspace, successor: Workspace): void {
  if (isAsGiven(workspace)) return;
  if (isReplaced(workspace, successor) && isReplaced(workspace, opening)) keepDraft(localStorage, { workspace, at: Date.now() });
}

const textOf = ({ files }: Workspace) => files.map(({ name, text }) => `${name}\n${text}`).join('\n');
const isReplaced = (workspace: Workspace, before: Workspace) => workspace.files !== before.files && textOf(workspace) !== textOf(before);

function isSamePlace(state: PageState, before: PageState): boolean {
  return (
    state.workspace === before.workspace &&
    state.activeFile === before.activeFile &&
    state.selection === before.selection &&
    state.hop === before.hop &&
    state.onOtherSide === before.onOtherSide &&
    state.isSampled === before.isSampled &&
    state.preferences.tab === before.preferences.tab
  );
}
