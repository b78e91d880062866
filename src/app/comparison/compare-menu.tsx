import { useEffect, useRef, useState } from 'react';
import { type Suggestion, suggestions } from '../../explain/request/offers/suggestions.ts';
import type { Comparison } from '../../workspace/workspace.ts';
import { namespaceOf } from '../question/vantages.ts';
import { pageStore } from '../store.ts';
import { beforeLastEdit, compareWith } from './comparing.ts';

const modes = ['iptables', 'nftables'] as const;

/** What to put beside the answer. */
export function CompareMenu() {
  const menu = useRef<HTMLDetailsElement>(null);
  const [offers, setOffers] = useState<readonly (readonly [string, Comparison])[]>([]);
  const isOpen = offers.length > 0;
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: PointerEvent) => {
      if (menu.current && !menu.current.contains(target as Node)) menu.current.open = false;
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);
  return (
    <details
      className="menu"
      ref={menu}
      onToggle={({ currentTarget }) => setOffers(currentTarget.open ? comparisons() : [])}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !menu.current?.open) return;
        menu.current.open = false;
        menu.current.querySelector('summary')?.focus();
      }}
    >
      <summary>Compare</summary>
      <div className="menu-body">
        {offers.map(([title, comparison]) => (
          <button key={title} type="button" className="button quiet" onClick={() => compareWith(comparison)}>
            {title}
          </button>
        ))}
      </div>
    </details>
  );
}

/** The first word of the name that a command asks for: `web` in `curl http://web.shop:80/`. */
const nameIn = (command = '') => /([\w-]+)[\w.:/-]*$/.exec(command.replace(/^.*(\/\/|\s)/, ''))?.[1];

/** Asked from where one is, if names mean the same there. */
function besides({ command, from }: Suggestion, here = from): Comparison {
  const isSameInside = /^(pod|namespace):/.test(here) && namespaceOf(here) === namespaceOf(from);
  return isSameInside ? { command } : { command, from };
}

function comparisons(): readonly (readonly [string, Comparison])[] {
  const { workspace, derived } = pageStore.getState();
  const { settings, request } = workspace;
  const offered = derived.evaluation && suggestions(derived.evaluation.cluster).filter(({ command }) => command !== request?.command);
  const another = offered?.find(({ command }) => nameIn(command) !== nameIn(request?.command)) ?? offered?.[0];
  const before = beforeLastEdit();
  const mode = modes.find((name) => name !== settings.proxyMode) ?? 'nftables';
  return [
    ...(before ? [['before the last edit', { before }] as const] : []),
    [`kube-proxy in ${mode} mode`, { mode }],
    ['asked from elsewhere', { from: request?.from === 'outside' ? 'namespace:default' : 'outside' }],
    ['another question', another ? besides(another, request?.from) : { command: 'nslookup kubernetes.default' }],
  ];
}
