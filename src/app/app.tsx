import { useState } from 'react';
import { Dialogs } from './dialogs/dialogs.tsx';
import { DropTarget } from './editor/drop-target.tsx';
import { Manifests } from './editor/manifests.tsx';
import { Details } from './panels/details.tsx';
import { Tabs } from './panels/tabs.tsx';
import { QuestionBar } from './question/question-bar.tsx';
import { Header } from './shell/header.tsx';
import { Notice } from './shell/notice.tsx';
import { type PaneName, PaneSwitch } from './shell/pane-switch.tsx';
import { Panes } from './shell/panes.tsx';
import { TrafficPaths } from './traffic-paths.tsx';

export function App() {
  const [pane, setPane] = useState<PaneName>('picture');
  return (
    <div className="page" data-pane={pane}>
      <Header />
      <QuestionBar />
      <Panes editor={<Manifests />} picture={<TrafficPaths />} tabs={<Tabs />} details={<Details />} />
      <PaneSwitch pane={pane} onSwitch={setPane} />
      <Notice />
      <Dialogs />
      <DropTarget />
    </div>
  );
}
