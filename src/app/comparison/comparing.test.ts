import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyWorkspace } from '../../workspace/workspace.ts';
import { openWorkspace, typeText, undo } from '../actions.ts';
import { pageStore } from '../store.ts';
import { beforeLastEdit, showVariant } from './comparing.ts';

const opened = (text: string) => openWorkspace({ ...emptyWorkspace, files: [{ name: 'a.yaml', text, step: 0 }] });
const textOf = (files = pageStore.getState().workspace.files) => files.map(({ text }) => text).join();

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('remembers the files from before what is typed in one go', () => {
  opened('one');
  expect(beforeLastEdit()).toBeUndefined();
  vi.advanceTimersByTime(5000);
  typeText('a.yaml', 'one t');
  typeText('a.yaml', 'one two');
  expect(textOf(beforeLastEdit())).toBe('one');
  vi.advanceTimersByTime(5000);
  typeText('a.yaml', 'one two three');
  expect(textOf(beforeLastEdit())).toBe('one two');
  opened('another');
  expect(beforeLastEdit()).toBeUndefined();
});

it('makes the edit of another shape, asks about it and keeps what was before; one undo takes all of it back', () => {
  opened('clusterIP: 1');
  const of = { kind: 'Service', namespace: 'shop', name: 'web' };
  const edits = [{ file: 'a.yaml', start: 11, end: 12, text: 'None' }];
  showVariant({ title: 'Make web headless', edits, of, question: { command: 'nslookup web', from: 'namespace:shop' } }, false);
  const { workspace } = pageStore.getState();
  expect(textOf()).toBe('clusterIP: None');
  expect(workspace.request?.command).toBe('nslookup web');
  expect(textOf(workspace.comparison?.before)).toBe('clusterIP: 1');
  undo();
  expect(textOf()).toBe('clusterIP: 1');
  expect(pageStore.getState().workspace.comparison).toBeUndefined();
});
