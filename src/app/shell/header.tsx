import { openDialog } from '../actions.ts';
import { selectEvaluation, selectSettings, usePage } from '../store.ts';
import { HistoryButtons } from './history-buttons.tsx';
import { ThemeButton } from './theme-button.tsx';

const familyNames = { ipv4: 'IPv4', ipv6: 'IPv6', dual4: 'IPv4 and IPv6', dual6: 'IPv6 and IPv4' } as const;

export function Header() {
  const wanted = usePage(selectSettings);
  const { nodes, ipFamily, proxyMode } = usePage(selectEvaluation)?.cluster.settings ?? wanted;
  const zones = new Set(nodes.flatMap(({ zone }) => zone || [])).size;
  return (
    <header className="header">
      <h1 className="brand">
        <span className="brand-mark" aria-hidden="true" />
        <span className="brand-name">Whichpod</span>
      </h1>
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => openDialog('examples')}>
        Examples
      </button>
      <button type="button" className="button quiet cluster-chip" aria-haspopup="dialog" onClick={() => openDialog('cluster')}>
        <span className="visually-hidden">Cluster: </span>
        <span className="wide">
          {count(nodes.length, 'node')} · {zones > 0 && `${count(zones, 'zone')} · `}
          {familyNames[ipFamily]} · {proxyMode} · v1.36
        </span>
        <span className="narrow" aria-hidden="true">
          Cluster
        </span>
      </button>
      <span className="space" />
      <button type="button" className="button quiet truth-button" aria-haspopup="dialog" onClick={() => openDialog('truth')}>
        How true is this?
      </button>
      <HistoryButtons />
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => openDialog('share')}>
        Share
      </button>
      <ThemeButton />
    </header>
  );
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
