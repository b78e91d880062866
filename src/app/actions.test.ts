import { beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../cluster/settings.ts';
import { mostBytes } from '../workspace/opened-files.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { applyEdits, askQuestion, openWorkspace, setSettings, typeText, undo } from './actions.ts';
import { initialState, pageStore } from './store.ts';

const workspace = (text: string, name = 'a.yaml'): Workspace => ({ files: [{ name, text, step: 0 }], settings: defaultSettings });
const state = () => pageStore.getState();
const texts = () => state().workspace.files.map(({ text }) => text);

beforeEach(() => pageStore.setState(initialState, true));

describe('undo', () => {
  it('brings back what an example took the place of, with the text last typed', () => {
    openWorkspace(workspace('mine'));
    typeText('a.yaml', 'mine, and more');
    openWorkspace(workspace('example', 'b.yaml'), 'An example.');
    expect([texts(), state().activeFile, state().notice?.undo]).toEqual([['example'], 'b.yaml', true]);
    undo();
    expect([texts(), state().activeFile]).toEqual([['mine, and more'], 'a.yaml']);
  });

  it('takes back a setting and leaves the selection', () => {
    openWorkspace(workspace('mine'));
    pageStore.setState({ selection: { id: 'x', about: [] } });
    setSettings({ ...defaultSettings, proxyMode: 'nftables' });
    undo();
    expect([state().workspace.settings.proxyMode, state().selection?.id]).toEqual(['iptables', 'x']);
  });

  it('returns to the view that belongs to what it brings back', () => {
    openWorkspace(workspace('one'));
    const { opened } = state();
    openWorkspace(workspace('two'));
    expect(state().opened).not.toBe(opened);
    undo();
    expect(state().opened).toBe(opened);
  });

  it('does nothing where there is nothing', () => {
    openWorkspace(workspace('first'));
    undo();
    expect(texts()).toEqual(['first']);
  });
});

it('takes no more text than there may be, says so, and lets what there is get smaller', () => {
  openWorkspace({
    files: [...workspace('mine').files, ...workspace('y'.repeat(mostBytes - 10), 'b.yaml').files],
    settings: defaultSettings,
  });
  typeText('a.yaml', 'mine, and more');
  expect([texts()[0], state().notice?.tone, state().notice?.text]).toEqual(['mine', 'bad', expect.stringContaining('takes up to 5.0 MB')]);
  typeText('a.yaml', 'min');
  expect(texts()[0]).toBe('min');
});

it('applies the edits of a fix to the text as it was, whatever their order', () => {
  openWorkspace(workspace('app: Web\nport: 80\n'));
  applyEdits([
    { file: 'a.yaml', start: 5, end: 8, text: 'web-server' },
    { file: 'a.yaml', start: 15, end: 17, text: '8080' },
    { file: 'other.yaml', start: 0, end: 0, text: 'nothing' },
  ]);
  expect(texts()).toEqual(['app: web-server\nport: 8080\n']);
  undo();
  expect(texts()).toEqual(['app: Web\nport: 80\n']);
});

it('a question of one’s own lights its way alone', () => {
  openWorkspace(workspace('one'));
  expect(state().view.pathOnly).toBe(false);
  askQuestion({ command: 'curl http://web', from: 'outside', seed: 1 });
  expect([state().view.pathOnly, state().preferences.tab]).toEqual([true, 'trace']);
});
