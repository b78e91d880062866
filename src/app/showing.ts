import { opening } from '../examples/opening.ts';
import { pictureStands } from './after-picture.ts';
import { type PageState, pageStore } from './store.ts';

/** Shows what the page opened with, and from then on whatever the workspace holds. */
export async function startShowing(): Promise<void> {
  const { workspace } = pageStore.getState();
  if (workspace === opening) await showFirst();
  const { startDeriving } = await import('./deriving.ts');
  startDeriving(workspace.files);
}

/** The opening example was worked out when the page was built: it stands before the engine is asked for. */
async function showFirst(): Promise<void> {
  const [{ firstDerived }] = await Promise.all([import('./first-picture.ts'), import('./canvas/traffic-canvas.tsx')]);
  if (pageStore.getState().workspace !== opening) return;
  const draw = ({ view }: PageState) => pageStore.setState({ derived: firstDerived(view.room) });
  const stop = pageStore.subscribe((state, before) => {
    if (state.view.room !== before.view.room) draw(state);
  });
  draw(pageStore.getState());
  await pictureStands;
  stop();
}
