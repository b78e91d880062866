import { Suspense, useState } from 'react';
import { afterPicture } from './after-picture.ts';
import { Manifests } from './editor/manifests.tsx';
import { QuestionBar } from './question/question-bar.tsx';
import { Header } from './shell/header.tsx';
import { type PaneName, PaneSwitch } from './shell/pane-switch.tsx';
import { Panes } from './shell/panes.tsx';
import { TrafficPaths } from './traffic-paths.tsx';

const Details = afterPicture(() => import('./panels/details.tsx'));
const Dialogs = afterPicture(() => import('./dialogs/dialogs.tsx'));
const DropTarget = afterPicture(() => import('./editor/drop-target.tsx'));
const Notice = afterPicture(() => import('./shell/notice.tsx'));
const Tabs = afterPicture(() => import('./panels/tabs.tsx'));

export function App() {
  const [pane, setPane] = useState<PaneName>('picture');
  return (
    <div className="page" data-pane={pane}>
      <Header />
      <QuestionBar />
      <Panes
        editor={<Manifests />}
        picture={<TrafficPaths />}
        tabs={
          <Suspense>
            <Tabs />
          </Suspense>
        }
        details={
          <Suspense>
            <Details />
          </Suspense>
        }
      />
      <PaneSwitch pane={pane} onSwitch={setPane} />
      <Suspense>
        <Notice />
        <Dialogs />
        <DropTarget />
      </Suspense>
    </div>
  );
}
