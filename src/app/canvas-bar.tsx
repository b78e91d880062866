import { useMemo } from 'react';
import { setView } from './actions.ts';
import { sidesOf } from './comparison/sides.ts';
import {
  type PageState,
  selectEvaluation,
  selectIsOnOtherSide,
  selectIsWorking,
  selectPicture,
  selectStale,
  selectTrace,
  selectView,
  usePage,
} from './store.ts';

/** Search on the canvas, and filters by namespace and kind. */
export default function CanvasBar() {
  const view = usePage(selectView);
  const { hidden, kinds } = usePage(selectPicture);
  const cluster = usePage(selectEvaluation)?.cluster;
  const hasTrace = usePage(selectTrace) !== undefined;
  const isWorking = usePage(selectIsWorking);
  const side = usePage(selectWalkedSide);
  const isStale = usePage(selectStale).length > 0;
  const namespaces = useMemo(() => {
    const used = (cluster?.objects ?? []).map(({ metadata }) => metadata.namespace);
    return [...new Set(used)].filter((name) => name !== undefined && !name.startsWith('kube-'));
  }, [cluster]);
  return (
    <>
      <input
        type="search"
        aria-label="Search the picture"
        placeholder="Search"
        value={view.search}
        onChange={(event) => setView({ search: event.target.value })}
      />
      {namespaces.length > 1 && (
        <select
          aria-label="Shown namespace"
          value={namespaces.find((name) => name === view.namespaces[0]) ?? ''}
          onChange={(event) => setView({ namespaces: event.target.value ? [event.target.value] : [] })}
        >
          <option value="">all namespaces</option>
          {namespaces.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
      <details className="menu">
        <summary>Kinds{view.withoutKinds.length > 0 && ` (${view.withoutKinds.length} hidden)`}</summary>
        <div className="menu-body">
          {kinds.map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={!view.withoutKinds.includes(kind)}
                onChange={() => setView({ withoutKinds: toggled(view.withoutKinds, kind) })}
              />
              {kind}
            </label>
          ))}
          <label>
            <input type="checkbox" checked={view.system} onChange={(event) => setView({ system: event.target.checked })} />
            the cluster’s own
          </label>
        </div>
      </details>
      {hidden.filtered > 0 && <span className="faint">{hidden.filtered} hidden</span>}
      <span className="space" />
      {side !== undefined && <span className="side-mark">{side}</span>}
      {hasTrace && (
        <button type="button" className="button small" aria-pressed={view.pathOnly} onClick={() => setView({ pathOnly: !view.pathOnly })}>
          Path only
        </button>
      )}
      {isWorking && (
        <span className="faint" role="status">
          working it out …
        </span>
      )}
      {isStale && <span className="stale-note">dimmed: as it last could be read</span>}
    </>
  );
}

/** Which of two answers is drawn. */
function selectWalkedSide(state: PageState): string | undefined {
  if (!state.derived.other) return undefined;
  const { one, other } = sidesOf(state.workspace);
  return selectIsOnOtherSide(state) ? other : one;
}

const toggled = (list: readonly string[], entry: string) =>
  list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry];
