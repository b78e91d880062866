import type { KeyboardEvent, ReactNode } from 'react';

interface TabListProps {
  readonly label: string;
  /** Id of the element that shows what the active tab holds. */
  readonly panel: string;
  readonly tabs: readonly { readonly id: string; readonly title: string; readonly note?: ReactNode }[];
  readonly active: string;
  readonly onOpen: (id: string) => void;
}

/** Tabs by the ARIA pattern: one stop of the Tab key, arrow keys between them. */
export function TabList({ label, panel, tabs, active, onOpen }: TabListProps) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const from = tabs.findIndex(({ id }) => id === active);
    const to = targets[event.key]?.(from, tabs.length);
    const tab = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    onOpen(tab.id);
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(tab)]?.focus();
  };
  return (
    <div className="tab-list" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ id, title, note }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(panel, id)}
          aria-selected={id === active}
          aria-controls={panel}
          tabIndex={id === active ? 0 : -1}
          onClick={() => onOpen(id)}
        >
          {title}
          {note !== undefined && <span className="tab-note"> {note}</span>}
        </button>
      ))}
    </div>
  );
}

const targets: Readonly<Record<string, (from: number, count: number) => number>> = {
  ArrowRight: (from) => from + 1,
  ArrowLeft: (from) => from - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export const tabId = (panel: string, id: string) => `${panel}-tab-${id.replace(/[^\w-]/g, '_')}`;
