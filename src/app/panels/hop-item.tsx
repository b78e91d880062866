import type { Hop } from '../../explain/request/trace.ts';
import { applyEdits, askQuestion, reveal } from '../actions.ts';
import { lineOf } from '../editor/lines.ts';
import { pageStore } from '../store.ts';
import { Breakable } from './breakable.tsx';

const signs = { ok: '', caution: '!', broken: '✕', unknown: '?' } as const;
const words = { ok: 'passes', caution: 'caution', broken: 'broken', unknown: 'unknown' } as const;
const lineSigns = { taken: '✓', passed: '·', failed: '✕' } as const;

interface HopItemProps {
  readonly hop: Hop;
  readonly number: number;
  readonly isCurrent: boolean;
  readonly onWalk: () => void;
}

export function HopItem({ hop, number, isCurrent, onWalk }: HopItemProps) {
  const { title, verdict, reason, lines, sources, command, fix, instead } = hop;
  return (
    <li className={`hop hop-${verdict}`} aria-current={isCurrent ? 'step' : undefined}>
      <h3>
        <button type="button" className="hop-title" aria-pressed={isCurrent} onClick={onWalk}>
          <span className="hop-number">
            {number}
            {signs[verdict]}
          </span>
          <span>
            <Breakable text={title} /> <span className="visually-hidden">{words[verdict]}</span>
          </span>
        </button>
      </h3>
      <p className="muted">{reason}</p>
      {lines.length > 0 && (
        <ul className="hop-lines">
          {lines.map(({ text, mark, note }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat and never move.
            <li key={index} className={mark ? `line-${mark}` : ''}>
              {mark && <span aria-hidden="true">{lineSigns[mark]} </span>}
              {text}
              {note && <span className="faint"> {note}</span>}
            </li>
          ))}
        </ul>
      )}
      {fix && (
        <p>
          <button type="button" className="button small mend" onClick={() => applyEdits(fix.edits)}>
            {fix.title}
          </button>
        </p>
      )}
      {instead && (
        <p>
          <button type="button" className="button small mend" onClick={() => askInstead(instead)}>
            Ask <code>{instead}</code>
          </button>
        </p>
      )}
      {sources.map(({ label, source }) => (
        <p key={`${label} ${source.file} ${source.start}`}>
          <button type="button" className="link" onClick={() => reveal(source)}>
            line {lineIn(source.file, source.start)} · {label}
          </button>
        </p>
      ))}
      {command && <code className="hop-command">$ {command}</code>}
    </li>
  );
}

function askInstead(command: string): void {
  const { request } = pageStore.getState().workspace;
  if (request) askQuestion({ ...request, command });
}

function lineIn(file: string, offset: number): number {
  return lineOf(pageStore.getState().workspace.files.find(({ name }) => name === file)?.text ?? '', offset);
}
