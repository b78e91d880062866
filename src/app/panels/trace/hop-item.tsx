import type { Hop } from '../../../explain/request/trace.ts';
import { Breakable } from '../breakable.tsx';
import { HopEvidence, HopLines, HopMend } from './hop-facts.tsx';

export const hopSigns = { ok: '', caution: '!', broken: '✕', unknown: '?' } as const;
const words = { ok: 'passes', caution: 'caution', broken: 'broken', unknown: 'unknown' } as const;

interface HopItemProps {
  readonly hop: Hop;
  readonly position: number;
  readonly isCurrent: boolean;
  readonly isFirstBroken: boolean;
  readonly onWalk: () => void;
  readonly onFollow: () => void;
}

export function HopItem({ hop, position, isCurrent, isFirstBroken, onWalk, onFollow }: HopItemProps) {
  return (
    <li className={`hop hop-${hop.verdict}`} data-hop={position} aria-current={isCurrent ? 'step' : undefined}>
      <div className="hop-claim">
        <HopTitle hop={hop} position={position} isCurrent={isCurrent} isFirstBroken={isFirstBroken} onWalk={onWalk} />
        <p className="hop-reason">{hop.reason}</p>
        <HopMend fix={hop.fix} instead={hop.instead} />
      </div>
      <div className="hop-proof">
        <HopLines lines={hop.lines} />
        <HopEvidence hop={hop} onFollow={onFollow} />
      </div>
    </li>
  );
}

export function HopTitle({ hop: { title, verdict }, position, isCurrent, isFirstBroken, onWalk }: Omit<HopItemProps, 'onFollow'>) {
  return (
    <h3>
      <button type="button" className="hop-title" aria-pressed={isCurrent} onClick={onWalk}>
        <span className="hop-number">
          {position + 1}
          {hopSigns[verdict]}
        </span>
        <span>
          <Breakable text={title} />
          {isFirstBroken ? (
            <em className="hop-broken-note"> it breaks here</em>
          ) : (
            <span className="visually-hidden"> {words[verdict]}</span>
          )}
        </span>
      </button>
    </h3>
  );
}
