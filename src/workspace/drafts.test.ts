import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../cluster/settings.ts';
import { keepDraft, keptDrafts, readDraft, writeDraft } from './drafts.ts';

function memory(room = Number.POSITIVE_INFINITY) {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
  };
}

const draft = (text: string, at = 1) => ({
  at,
  workspace: { files: [{ name: 'a.yaml', text, step: 0 as const }], settings: defaultSettings },
});

describe('the draft', () => {
  it('is read as it was written', () => {
    const storage = memory();
    const { workspace } = draft('kind: Pod');
    expect(writeDraft(storage, { workspace })).toBe(true);
    expect(readDraft(storage)).toEqual({ workspace });
  });

  it('is none where the storage holds something else or is forbidden', () => {
    const storage = memory();
    expect(readDraft(storage)).toBeUndefined();
    storage.setItem('whichpod.draft', '{"workspace":{"files":[{"name":1}]}}');
    expect(readDraft(storage)).toBeUndefined();
    const forbidden = () => {
      throw new DOMException('no', 'SecurityError');
    };
    expect(readDraft({ getItem: forbidden })).toBeUndefined();
  });

  it('says when there is no room', () => {
    expect(writeDraft(memory(10), draft('kind: Pod'))).toBe(false);
  });
});

describe('what was replaced', () => {
  it('is kept, the newest first, and the same text once', () => {
    const storage = memory();
    keepDraft(storage, draft('one', 1));
    keepDraft(storage, draft('two', 2));
    keepDraft(storage, draft('one', 3));
    expect(keptDrafts(storage).map(({ at }) => at)).toEqual([3, 2]);
  });

  it('is not kept where there is nothing to keep', () => {
    const storage = memory();
    keepDraft(storage, draft(' \n'));
    expect(keptDrafts(storage)).toEqual([]);
  });

  it('gives up the oldest when there is no more room', () => {
    const storage = memory(1200);
    for (let at = 1; at <= 8; at += 1) keepDraft(storage, draft(`text ${at}`, at));
    const kept = keptDrafts(storage).map(({ at }) => at);
    expect(kept[0]).toBe(8);
    expect(kept.length).toBeLessThan(8);
  });
});
