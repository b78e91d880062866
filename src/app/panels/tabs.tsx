import { lazy, Suspense } from 'react';
import { goOn, setPreferences } from '../actions.ts';
import { type TabName, tabNames } from '../preferences.ts';
import { TabList, tabId } from '../shell/tab-list.tsx';
import { type PageState, selectTab, usePage } from '../store.ts';
import { TracePanel } from './trace/trace-panel.tsx';

/** Titles that are not the name with a capital. */
const spelled: Partial<Record<TabName, string>> = { dns: 'DNS', kubectl: 'kubectl' };
const titleOf = (name: TabName) => spelled[name] ?? name.charAt(0).toUpperCase() + name.slice(1);

const panels: Readonly<Record<TabName, React.ComponentType>> = {
  trace: TracePanel,
  dns: lazy(() => import('./dns-panel.tsx')),
  endpoints: lazy(() => import('./endpoints-panel.tsx')),
  rules: lazy(() => import('./rules-panel.tsx')),
  kubectl: lazy(() => import('./kubectl-panel.tsx')),
  findings: lazy(() => import('./findings-panel.tsx')),
};

const panelId = 'reasons';
const selectFindingCount = ({ derived }: PageState) => derived.evaluation?.findings.length;

/** Below the picture: the reasons for it. */
export default function Tabs() {
  const tab = usePage(selectTab);
  const findings = usePage(selectFindingCount);
  const Panel = panels[tab];
  return (
    <section className="region reasons" aria-label="Reasons" onPointerDown={goOn}>
      <TabList
        label="Reasons"
        panel={panelId}
        tabs={tabNames.map((id) => ({
          id,
          title: titleOf(id),
          ...(id === 'findings' && findings !== undefined ? { note: findings } : {}),
        }))}
        active={tab}
        onOpen={(id) => setPreferences({ tab: id as TabName })}
      />
      <div className="tab-panel" role="tabpanel" id={panelId} aria-labelledby={tabId(panelId, tab)} tabIndex={0}>
        <Suspense fallback={<p className="faint pad">Loading …</p>}>
          <Panel />
        </Suspense>
      </div>
    </section>
  );
}
