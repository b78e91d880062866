import { lazy, Suspense, useMemo, useState } from 'react';
import { sourceOf } from '../workspace/source-of.ts';
import { goOn, reveal, select, setView } from './actions.ts';
import { afterPicture } from './after-picture.ts';
import { roomOn } from './canvas/room.ts';
import {
  type PageState,
  pageStore,
  type Selection,
  selectHop,
  selectOpened,
  selectPicture,
  selectSelection,
  selectStale,
  selectView,
  selectWalkedTrace,
  usePage,
} from './store.ts';

const arriving = import('./canvas/traffic-canvas.tsx');
const CanvasBar = afterPicture(() => import('./canvas-bar.tsx'));
const EmptyPicture = afterPicture(() => import('./empty-picture.tsx'));
const TrafficCanvas = lazy(async () => ({ default: (await arriving).TrafficCanvas }));

const selectIsEmpty = ({ derived }: PageState) => derived.evaluation !== undefined && derived.picture.nodes.length === 0;

/** The picture, and what it leaves out. */
export function TrafficPaths() {
  const picture = usePage(selectPicture);
  const opened = usePage(selectOpened);
  const trace = usePage(selectWalkedTrace);
  const hop = usePage(selectHop);
  const selection = usePage(selectSelection);
  const staleKeys = usePage(selectStale);
  const stale = useMemo(() => new Set(staleKeys), [staleKeys]);
  const { search, pathOnly } = usePage(selectView);
  const isEmpty = usePage(selectIsEmpty);
  const [controls, setControls] = useState<Element | null>(null);
  return (
    <section className="region picture" aria-label="Traffic paths">
      <div className="canvas-bar">
        <Suspense>
          <CanvasBar />
        </Suspense>
      </div>
      <div className="picture-canvas" ref={measure}>
        <Suspense>
          <TrafficCanvas
            key={opened}
            picture={picture}
            trace={trace}
            hop={hop}
            selection={selection}
            onSelect={choose}
            onFold={toggleFold}
            stale={stale}
            search={search}
            stepsBack={pathOnly || hop !== undefined}
            onRoom={giveRoom}
            controls={controls}
          />
        </Suspense>
        {isEmpty && (
          <Suspense>
            <EmptyPicture />
          </Suspense>
        )}
      </div>
      <div className="canvas-controls" ref={setControls} />
    </section>
  );
}

function choose(selection: Selection | undefined): void {
  select(selection);
  goOn();
  const { evaluation } = pageStore.getState().derived;
  const [first] = selection?.about ?? [];
  const source = first && evaluation && sourceOf(evaluation.cluster, first);
  if (source) reveal(source);
}

/** The first picture lies right for the canvas that is about to come. */
function measure(place: HTMLElement | null): void {
  if (place && place.clientWidth > 0) giveRoom(roomOn(place.clientWidth));
}

function giveRoom(room: number): void {
  if (room !== pageStore.getState().view.room) setView({ room });
}

function toggleFold(key: string): void {
  const { unfolded } = pageStore.getState().view;
  setView({ unfolded: unfolded.includes(key) ? unfolded.filter((other) => other !== key) : [...unfolded, key] });
}
