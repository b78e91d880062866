import { useEffect, useRef, useState } from 'react';
import { suggestions } from '../../explain/request/suggestions.ts';
import type { Comparison } from '../../workspace/workspace.ts';
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

function comparisons(): readonly (readonly [string, Comparison])[] {
  const { workspace, derived } = pageStore.getState();
  const { settings, request } = workspace;
  const another = derived.evaluation && suggestions(derived.evaluation.cluster).find(({ command }) => command !== request?.command);
  const before = beforeLastEdit();
  const mode = modes.find((name) => name !== settings.proxyMode) ?? 'nftables';
  return [
    ...(before ? [['before the last edit', { before }] as const] : []),
    [`kube-proxy in ${mode} mode`, { mode }],
    ['asked from elsewhere', { from: request?.from === 'outside' ? 'namespace:default' : 'outside' }],
    ['another question', another ? { command: another.command, from: another.from } : { command: 'nslookup kubernetes.default' }],
  ];
}
