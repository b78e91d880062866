import './comparison.css';
import { useMemo } from 'react';
import { compare, ownLines } from '../../explain/comparison/compare.ts';
import type { Hop } from '../../explain/request/trace.ts';
import { HopEvidence, HopLines, HopMend } from '../panels/hop-facts.tsx';
import { HopTitle } from '../panels/hop-item.tsx';
import { stepTo } from '../panels/trace-walk.ts';
import { selectHop, selectTrace, selectWorkspace, usePage } from '../store.ts';
import { sidesOf } from './sides.ts';
import { useOtherAnswer } from './use-other-answer.ts';

/** Two ways side by side, hop beside hop; what differs is marked. */
export default function ComparedHops() {
  const workspace = usePage(selectWorkspace);
  const trace = usePage(selectTrace);
  const current = usePage(selectHop);
  const other = useOtherAnswer();
  const compared = useMemo(() => trace && other && compare(trace, other), [trace, other]);
  if (!trace || !other || !compared) return <p className="faint pad">Asking …</p>;
  const sides = sidesOf(workspace);
  const inOrder = <T,>(one: T, second: T): readonly [T, T] => (sides.otherFirst ? [second, one] : [one, second]);
  const heads = inOrder(sides.one, sides.other);
  return (
    <>
      <p className="compared-summary" role="status">
        {compared.summary}
      </p>
      <div className="compared-heads" aria-hidden="true">
        {heads.map((head) => (
          <strong key={head}>{head}</strong>
        ))}
      </div>
      <ol className="compared">
        {compared.pairs.map(({ one, other: second, differs }) => {
          const [left, right] = [hopAt(trace.hops, one), hopAt(other.hops, second)];
          const here = one !== undefined && one === current;
          const walk = () => stepTo(trace, here ? undefined : one);
          if (!differs && left && one !== undefined) {
            return (
              <li key={`${one} ${second}`} className="is-same" data-hop={one} aria-current={here ? 'step' : undefined}>
                <HopTitle hop={left} position={one} isCurrent={here} isFirstBroken={one === trace.broken} onWalk={walk} />
                <span className="faint">the same on both sides</span>
              </li>
            );
          }
          const cells = inOrder(
            <Side
              key="one"
              side={sides.one}
              hop={left}
              beside={right}
              position={one}
              isCurrent={here}
              onWalk={walk}
              broken={trace.broken}
            />,
            <Side key="other" side={sides.other} hop={right} beside={left} position={second} broken={other.broken} />,
          );
          return (
            <li key={`${one} ${second}`} className={differs ? 'is-different' : ''} data-hop={one} aria-current={here ? 'step' : undefined}>
              {cells}
            </li>
          );
        })}
      </ol>
    </>
  );
}

const hopAt = (hops: readonly Hop[], position: number | undefined) => (position === undefined ? undefined : hops[position]);

interface SideProps {
  readonly side: string;
  readonly hop: Hop | undefined;
  readonly beside: Hop | undefined;
  readonly position: number | undefined;
  readonly broken: number | undefined;
  readonly isCurrent?: boolean;
  /** Only the answer that the canvas shows can be walked. */
  readonly onWalk?: () => void;
}

function Side({ side, hop, beside, position, broken, isCurrent = false, onWalk }: SideProps) {
  if (!hop || position === undefined) return <p className="compared-empty">no such hop: {side}</p>;
  return (
    <div className={`compared-side hop-${hop.verdict}`}>
      <span className="side-name">{side}</span>
      {onWalk ? (
        <HopTitle hop={hop} position={position} isCurrent={isCurrent} isFirstBroken={position === broken} onWalk={onWalk} />
      ) : (
        <h3>
          {position + 1}. {hop.title}
          {position === broken && <em className="hop-broken-note"> it breaks here</em>}
        </h3>
      )}
      <p className={`hop-reason ${beside && beside.reason !== hop.reason ? 'line-own' : ''}`}>{hop.reason}</p>
      <HopLines lines={hop.lines} own={ownLines(hop, beside)} />
      {onWalk && <HopMend fix={hop.fix} instead={hop.instead} />}
      {onWalk && <HopEvidence hop={hop} onFollow={onWalk} />}
    </div>
  );
}
