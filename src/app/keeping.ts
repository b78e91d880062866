import { opening } from '../examples/opening.ts';
import { draftKey } from '../workspace/draft-key.ts';
import { openWorkspace, setPreferences } from './actions.ts';
import { pictureStands } from './after-picture.ts';
import { readPreferences, writePreferences } from './preferences.ts';
import { pageStore } from './store.ts';

/** Opens what there is to open; what writes drafts and links comes after the picture where nothing is stored yet. */
export async function startKeeping(): Promise<void> {
  setPreferences(readPreferences(localStorage));
  pageStore.subscribe((state, before) => {
    if (state.preferences !== before.preferences) writePreferences(localStorage, state.preferences);
  });
  if (location.hash.length > 1 || isStored()) {
    const { openStored, keepStored } = await import('./stored.ts');
    await openStored();
    keepStored();
    return;
  }
  openWorkspace(opening);
  void pictureStands.then(async () => {
    const { keepStored } = await import('./stored.ts');
    keepStored();
  });
}

function isStored(): boolean {
  try {
    return localStorage.getItem(draftKey) !== null;
  } catch {
    return false;
  }
}
