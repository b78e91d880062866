import type { Hop } from '../../explain/request/trace.ts';
import { applyEdits, reveal, walkTo } from '../actions.ts';
import { lineOf } from '../editor/lines.ts';
import { pageStore, selectHop, selectTrace, usePage } from '../store.ts';

const signs = { ok: '✓', caution: '!', broken: '✕', unknown: '?' } as const;
const words = { ok: 'passes', caution: 'caution', broken: 'broken', unknown: 'unknown' } as const;
const lineSigns = { taken: '✓', passed: '·', failed: '✕' } as const;

/** The way of the question, hop by hop. */
export function TracePanel() {
  const trace = usePage(selectTrace);
  const current = usePage(selectHop);
  if (!trace) return <p className="faint pad">Ask a question, and its way is here, hop by hop.</p>;
  return (
    <ol className="hops">
      {trace.hops.map((hop, index) => (
        <HopItem
          // biome-ignore lint/suspicious/noArrayIndexKey: a hop is its position.
          key={index}
          hop={hop}
          number={index + 1}
          isCurrent={index === current}
          onWalk={() => walkTo(index === current ? undefined : index)}
        />
      ))}
    </ol>
  );
}

interface HopItemProps {
  readonly hop: Hop;
  readonly number: number;
  readonly isCurrent: boolean;
  readonly onWalk: () => void;
}

function HopItem({ hop: { title, verdict, reason, lines, sources, command, fix }, number, isCurrent, onWalk }: HopItemProps) {
  return (
    <li className={`hop hop-${verdict}`} aria-current={isCurrent ? 'step' : undefined}>
      <h3>
        <button type="button" className="hop-title" aria-pressed={isCurrent} onClick={onWalk}>
          <span className="hop-number">{number}</span> {title}{' '}
          <span className="hop-sign" role="img" aria-label={words[verdict]}>
            {signs[verdict]}
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
      {sources.map(({ label, source }) => (
        <p key={`${label} ${source.start}`}>
          <button type="button" className="link" onClick={() => reveal(source)}>
            line {lineIn(source.file, source.start)} · {label}
          </button>
        </p>
      ))}
      {command && <code className="hop-command">$ {command}</code>}
      {fix && (
        <p>
          <button type="button" className="button small" onClick={() => applyEdits(fix.edits)}>
            {fix.title}
          </button>
        </p>
      )}
    </li>
  );
}

function lineIn(file: string, offset: number): number {
  return lineOf(pageStore.getState().workspace.files.find(({ name }) => name === file)?.text ?? '', offset);
}
