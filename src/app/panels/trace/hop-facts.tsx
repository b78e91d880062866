import { lineOf } from '../../../cluster/line-of.ts';
import type { Hop } from '../../../explain/request/trace.ts';
import { applyEdits, askCommand, reveal } from '../../actions.ts';
import { pageStore } from '../../store.ts';
import { CopyButton } from '../copy-button.tsx';

const lineSigns = { taken: '✓', passed: '·', failed: '✕' } as const;
const nothing: ReadonlySet<number> = new Set();

interface HopLinesProps {
  readonly lines: Hop['lines'];
  /** Positions of lines that the other side of a comparison has not. */
  readonly own?: ReadonlySet<number>;
}

/** Names tried, records, rules: literally. */
export function HopLines({ lines, own = nothing }: HopLinesProps) {
  if (lines.length === 0) return null;
  return (
    <ul className="hop-lines">
      {lines.map(({ text, mark, note }, index) => (
        <li key={index} className={`${mark ? `line-${mark}` : ''} ${own.has(index) ? 'line-own' : ''}`}>
          <span aria-hidden="true">{mark ? lineSigns[mark] : ' '} </span>
          {text}
          {note && <span className="line-note"> {note}</span>}
          {own.has(index) && <span className="visually-hidden"> (only here)</span>}
        </li>
      ))}
    </ul>
  );
}

interface HopMendProps extends Pick<Hop, 'fix' | 'instead'> {
  readonly onAsk?: (command: string) => void;
}

/** What mends it, by a click; another click takes it back. */
export function HopMend({ fix, instead, onAsk = askCommand }: HopMendProps) {
  if (!fix && !instead) return null;
  return (
    <p className="hop-mend">
      {fix && (
        <button type="button" className="button small mend" onClick={() => applyEdits(fix.edits)}>
          {fix.title}
        </button>
      )}
      {instead && (
        <button type="button" className="button small mend" onClick={() => onAsk(instead)}>
          Ask <code>{instead}</code>
        </button>
      )}
    </p>
  );
}

interface HopEvidenceProps {
  readonly hop: Hop;
  /** Goes to this hop, so that its lines are marked, too. */
  readonly onFollow?: () => void;
}

/** Where it is written, and the command that shows it on a real cluster. */
export function HopEvidence({ hop: { sources, command }, onFollow }: HopEvidenceProps) {
  if (sources.length === 0 && !command) return null;
  const follow = (source: Hop['sources'][number]['source']) => {
    onFollow?.();
    reveal(source);
  };
  return (
    <div className="hop-evidence">
      {sources.map(({ label, source, was }) => (
        <span key={`${label} ${source.file} ${source.start}`}>
          <button type="button" className="link" onClick={() => follow(source)}>
            line {lineIn(source.file, source.start)} · {label}
          </button>
          {was !== undefined && (
            <span className="faint">
              {' '}
              read <code>{was}</code> then
            </span>
          )}
        </span>
      ))}
      {command && (
        <span className="hop-command">
          <code>$ {command}</code>
          <CopyButton label="Copy" title="Copy the command" what="The command" text={() => command} />
        </span>
      )}
    </div>
  );
}

function lineIn(file: string, offset: number): number {
  return lineOf(pageStore.getState().workspace.files.find(({ name }) => name === file)?.text ?? '', offset);
}
