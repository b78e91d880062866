/** How one person likes the page: kept in this browser, never part of a link. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly tab: TabName;
  /** Share of the width that the editor takes, and of the height that the tabs take; 0 to 1. */
  readonly panes: { readonly editor: number; readonly tabs: number; readonly details: number };
}

export const tabNames = ['trace', 'dns', 'endpoints', 'rules', 'kubectl', 'findings'] as const;
export type TabName = (typeof tabNames)[number];

export const defaultPreferences: Preferences = {
  theme: 'system',
  tab: 'trace',
  panes: { editor: 0.28, tabs: 0.32, details: 0.2 },
};

const key = 'whichpod.preferences';

export function readPreferences(storage: Pick<Storage, 'getItem'>): Preferences {
  try {
    const given: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    if (typeof given !== 'object' || given === null) return defaultPreferences;
    const { theme, tab, panes } = given as Partial<Preferences>;
    return {
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      tab: tabNames.find((name) => name === tab) ?? 'trace',
      panes: {
        editor: share(panes?.editor, defaultPreferences.panes.editor),
        tabs: share(panes?.tabs, defaultPreferences.panes.tabs),
        details: share(panes?.details, defaultPreferences.panes.details),
      },
    };
  } catch {
    return defaultPreferences;
  }
}

function share(given: unknown, otherwise: number): number {
  return typeof given === 'number' && given >= 0.05 && given <= 0.9 ? given : otherwise;
}

export function writePreferences(storage: Pick<Storage, 'setItem'>, preferences: Preferences): void {
  try {
    storage.setItem(key, JSON.stringify(preferences));
  } catch {
    // A full or forbidden storage only means that the page forgets.
  }
}
