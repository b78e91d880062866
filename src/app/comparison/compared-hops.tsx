import './comparison.css';
import { useMemo } from 'react';
import { compare, ownLines } from '../../explain/comparison/compare.ts';
import type { Hop, Trace } from '../../explain/request/trace.ts';
import { askCommand } from '../actions.ts';
import { HopEvidence, HopLines, HopMend } from '../panels/trace/hop-facts.tsx';
import { HopTitle } from '../panels/trace/hop-item.tsx';
import { stepTo } from '../panels/trace/trace-walk.ts';
import { pageStore, selectHop, selectIsOnOtherSide, selectOther, selectTrace, selectWorkspace, usePage } from '../store.ts';
import { compareWith } from './comparing.ts';
import { SideButton } from './side-button.tsx';
import { sidesOf } from './sides.ts';

/** Two ways side by side, hop beside hop; what differs is marked, and either can be walked. */
export default function ComparedHops() {
  const workspace = usePage(selectWorkspace);
  const trace = usePage(selectTrace);
  const other = usePage(selectOther)?.trace;
  const onOtherSide = usePage(selectIsOnOtherSide);
  const current = usePage(selectHop);
  const compared = useMemo(() => trace && other && compare(trace, other), [trace, other]);
  if (!trace || !other || !compared) return <p className="faint pad">Asking …</p>;
  const names = sidesOf(workspace);
  const one = { name: names.one, isOther: false, trace };
  const second = { name: names.other, isOther: true, trace: other };
  const [left, right] = names.otherFirst ? [second, one] : [one, second];
  const walked = onOtherSide ? second : one;
  return (
    <>
      <p className="compared-summary" role="status">
        {compared.summary}
      </p>
      <div className="compared-heads">
        <SideButton name={left.name} isOther={left.isOther} />
        <SideButton name={right.name} isOther={right.isOther} />
      </div>
      <ol className="compared">
        {compared.pairs.map((pair) => {
          const positionIn = ({ isOther }: ComparedSide) => (isOther ? pair.other : pair.one);
          const position = positionIn(walked);
          const isHere = position !== undefined && position === current;
          const row = { 'data-hop': position, 'aria-current': isHere ? ('step' as const) : undefined };
          const key = `${pair.one} ${pair.other}`;
          const hop = hopOf(walked, position);
          if (!pair.differs && hop && position !== undefined) {
            return (
              <li key={key} className="is-same" {...row}>
                <HopTitle
                  hop={hop}
                  position={position}
                  isCurrent={isHere}
                  isFirstBroken={position === walked.trace.broken}
                  onWalk={() => stepTo(walked.trace, isHere ? undefined : position)}
                />
                <span className="faint">the same on both sides</span>
              </li>
            );
          }
          const cell = (side: ComparedSide, beside: ComparedSide) => (
            <Side
              side={side}
              position={positionIn(side)}
              beside={hopOf(beside, positionIn(beside))}
              isCurrent={isHere && side === walked}
            />
          );
          return (
            <li key={key} className={pair.differs ? 'is-different' : ''} {...row}>
              {cell(left, right)}
              {cell(right, left)}
            </li>
          );
        })}
      </ol>
    </>
  );
}

interface ComparedSide {
  readonly name: string;
  readonly isOther: boolean;
  readonly trace: Trace;
}

const hopOf = ({ trace }: ComparedSide, position: number | undefined) => (position === undefined ? undefined : trace.hops[position]);

interface SideProps {
  readonly side: ComparedSide;
  readonly position: number | undefined;
  readonly beside: Hop | undefined;
  readonly isCurrent: boolean;
}

function Side({ side, position, beside, isCurrent }: SideProps) {
  const { name, isOther, trace } = side;
  const hop = hopOf(side, position);
  if (!hop || position === undefined) return <p className="compared-empty">{name}: no such hop</p>;
  const walk = (to: number | undefined) => stepTo(trace, to, isOther);
  return (
    <div className={`compared-side hop-${hop.verdict} ${isCurrent ? 'is-walked' : ''}`}>
      <span className="side-name">{name}</span>
      <HopTitle
        hop={hop}
        position={position}
        isCurrent={isCurrent}
        isFirstBroken={position === trace.broken}
        onWalk={() => walk(isCurrent ? undefined : position)}
      />
      <p className={`hop-reason ${beside && beside.reason !== hop.reason ? 'line-own' : ''}`}>{hop.reason}</p>
      <HopLines lines={hop.lines} own={ownLines(hop, beside)} />
      <HopMend {...hop} onAsk={isOther ? askBeside : askCommand} />
      <HopEvidence hop={hop} onFollow={() => walk(position)} />
    </div>
  );
}

function askBeside(command: string): void {
  compareWith({ ...pageStore.getState().workspace.comparison, command });
}
