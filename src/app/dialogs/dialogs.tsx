import { lazy, Suspense } from 'react';
import { openDialog } from '../actions.ts';
import { selectDialog, usePage } from '../store.ts';
import { Dialog } from './dialog.tsx';

const contents = {
  examples: { title: 'Examples', Content: lazy(() => import('./examples-dialog.tsx')) },
  cluster: { title: 'The cluster', Content: lazy(() => import('./cluster-dialog.tsx')) },
  truth: { title: 'How true is this?', Content: lazy(() => import('./truth-dialog.tsx')) },
  share: { title: 'Share', Content: lazy(() => import('./share-dialog.tsx')) },
} as const;

export default function Dialogs() {
  const name = usePage(selectDialog);
  if (!name) return null;
  const { title, Content } = contents[name];
  return (
    <Dialog title={title} onClose={() => openDialog(undefined)}>
      <Suspense fallback={<p className="faint">Loading …</p>}>
        <Content />
      </Suspense>
    </Dialog>
  );
}
