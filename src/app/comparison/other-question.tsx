import './comparison.css';
import { type FormEvent, useEffect, useState } from 'react';
import type { ProxyMode } from '../../cluster/settings.ts';
import type { Comparison } from '../../workspace/workspace.ts';
import { CommandInput } from '../question/command-input.tsx';
import { VantageSelect } from '../question/vantage-select.tsx';
import { selectSettings, selectWorkspace, usePage } from '../store.ts';
import { beforeLastEdit, compareWith } from './comparing.ts';

/** The second question of a comparison; all of it can be changed. */
export default function OtherQuestion() {
  const { request, comparison } = usePage(selectWorkspace);
  const settings = usePage(selectSettings);
  const asked = comparison?.command ?? request?.command ?? '';
  const [command, setCommand] = useState(asked);
  useEffect(() => setCommand(asked), [asked]);
  if (!request || !comparison) return null;
  const from = comparison.from ?? request.from;
  const set = (changed: Comparison) => compareWith({ ...comparison, ...changed });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    set({ command: command.trim() });
  };
  const { before = beforeLastEdit() } = comparison;
  const setBefore = (isBefore: boolean) => {
    const { before: _, ...rest } = comparison;
    compareWith(isBefore && before ? { ...rest, before } : rest);
  };
  return (
    <details className="other-question" open={isWide()}>
      <summary>Second question</summary>
      <form onSubmit={ask} aria-label="Second question">
        <span>beside</span>
        <VantageSelect from={from} onChange={(chosen) => set({ from: chosen })} />
        <CommandInput label="Second question, as a command" value={command} from={from} onChange={setCommand} onAsk={set} />
        <label className="vantage">
          <span>in</span>
          <select value={comparison.mode ?? settings.proxyMode} onChange={(event) => set({ mode: event.target.value as ProxyMode })}>
            <option>iptables</option>
            <option>nftables</option>
          </select>
        </label>
        {before && (
          <label className="vantage">
            <span>manifests</span>
            <select value={comparison.before ? 'before' : 'now'} onChange={(event) => setBefore(event.target.value === 'before')}>
              <option value="now">as they are</option>
              <option value="before">before the edit</option>
            </select>
          </label>
        )}
        <button type="submit" className="button">
          Ask
        </button>
      </form>
    </details>
  );
}

const isWide = () => matchMedia('(width >= 720px)').matches;
