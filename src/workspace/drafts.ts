import { draftKey } from './draft-key.ts';
import { readShared, type Shared } from './shared.ts';

type ReadStorage = Pick<Storage, 'getItem'>;
type WriteStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Something the user had, from before it was replaced. */
export interface KeptDraft extends Shared {
  /** Milliseconds since 1970. */
  readonly at: number;
}

const keptKey = 'whichpod.drafts';
const mostKept = 12;
const largestKept = 200_000;
/** No browser keeps more than five million characters, and to try takes a quarter of a second. */
const largestDraft = 4_000_000;

export function readDraft(storage: ReadStorage): Shared | undefined {
  return readShared(get(storage, draftKey));
}

/** Returns whether there was room. */
export function writeDraft(storage: WriteStorage, shared: Shared): boolean {
  return textOf(shared).length <= largestDraft && set(storage, draftKey, JSON.stringify(shared));
}

/** The newest first. */
export function keptDrafts(storage: ReadStorage): readonly KeptDraft[] {
  try {
    const given: unknown = JSON.parse(get(storage, keptKey) || '[]');
    if (!Array.isArray(given)) return [];
    return given.flatMap((entry: { at?: unknown }) => {
      const shared = readShared(JSON.stringify(entry));
      return shared && typeof entry.at === 'number' ? [{ ...shared, at: entry.at }] : [];
    });
  } catch {
    return [];
  }
}

/** Keeps what is about to be replaced; the same text is kept once. */
export function keepDraft(storage: WriteStorage, draft: KeptDraft): void {
  if (textOf(draft).trim() === '' || textOf(draft).length > largestKept) return;
  const others = keptDrafts(storage).filter((kept) => textOf(kept) !== textOf(draft));
  const drafts = [draft, ...others].slice(0, mostKept);
  while (drafts.length > 0 && !set(storage, keptKey, JSON.stringify(drafts))) drafts.pop();
}

const textOf = ({ workspace }: Shared) => workspace.files.map(({ text }) => text).join('\n');

function get(storage: ReadStorage, key: string): string {
  try {
    return storage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function set(storage: WriteStorage, key: string, value: string): boolean {
  try {
    storage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
