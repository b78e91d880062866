import { opening } from '../examples/opening.ts';
import type * as Engine from '../worker/engine.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { say } from './actions.ts';
import { type Derived, type PageState, pageStore, type View } from './store.ts';
import { evaluateInWorker } from './worker-client.ts';

/** From this many characters on, text is worked out off the main thread. */
const heavyText = 100_000;
/** A few lines can ask for thousands of Pods. */
const heavyReplicas = 300;

let engine: typeof Engine | undefined;
let newest = 0;

/** Keeps what is derived in step with the workspace: at once for ordinary manifests, in a worker for large ones. */
export async function startDeriving(): Promise<void> {
  pageStore.subscribe((state, before) => {
    const { workspace, view } = state;
    if (workspace.files !== before.workspace.files || workspace.settings !== before.workspace.settings) {
      derive(state, continues(workspace, before.workspace));
    } else if (workspace.request !== before.workspace.request) {
      update(state, true);
    } else if (isDrawnOtherwise(view, before.view)) {
      update(state, false);
    }
  });
  if (pageStore.getState().workspace === opening) await showFirst();
  engine = await import('../worker/engine.ts');
  derive(pageStore.getState(), false);
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
  await nextFrame();
  await nextFrame();
  stop();
}

// A tab in the background draws no frames and need not wait for them.
const nextFrame = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, 100);
  });

/** Whether one state of the text grew out of the other, so that what was last readable may stand in for what is not. */
function continues({ files }: Workspace, before: Workspace): boolean {
  return files.length === before.files.length && files.every(({ name }, index) => before.files[index]?.name === name);
}

function isDrawnOtherwise({ search: _, pathOnly: __, ...view }: View, before: View): boolean {
  return Object.entries(view).some(([name, value]) => before[name as keyof View] !== value);
}

function derive({ workspace, view, derived }: PageState, isContinuation: boolean): void {
  if (!engine) return;
  const { show } = engine;
  const options = optionsOf(workspace, view);
  const id = ++newest;
  if (isHeavy(workspace)) {
    pageStore.setState({ working: true });
    evaluateInWorker({ id, workspace, options, continues: isContinuation }, (result) => {
      if (id !== newest) return;
      if (result) pageStore.setState({ derived: result, working: false });
      else attempt(() => undefined);
    });
    return;
  }
  attempt(() => show(workspace, options, isContinuation ? derived.evaluation : undefined));
}

/** Asks and draws again what is evaluated already. */
function update({ workspace, view, derived }: PageState, isAsked: boolean): void {
  const { evaluation } = derived;
  if (!engine || !evaluation) return;
  const { ask, draw } = engine;
  attempt(() => ({
    evaluation,
    picture: draw(evaluation.cluster, optionsOf(workspace, view)),
    trace: isAsked ? ask(workspace, evaluation, !isHeavy(workspace)) : derived.trace,
  }));
}

/** A mistake of ours must not take the text away: the last picture stays, and the page says so. */
function attempt(work: () => Derived | undefined): void {
  let derived: Derived | undefined;
  try {
    derived = work();
  } catch (error) {
    console.error(error);
  }
  if (derived) pageStore.setState({ derived, working: false });
  else {
    pageStore.setState({ working: false });
    say({ text: 'The model failed on these manifests, which is a mistake of ours. The picture is as it was before.', tone: 'bad' });
  }
}

function isHeavy({ files }: Workspace): boolean {
  if (files.reduce((sum, { text }) => sum + text.length, 0) >= heavyText) return true;
  const replicas = files.flatMap(({ text }) =>
    [...text.matchAll(/\b(?:replicas|parallelism)\W{1,3}(\d+)/g)].map(([, count]) => Number(count)),
  );
  return replicas.reduce((sum, count) => sum + count, 0) >= heavyReplicas;
}

function optionsOf({ request }: Workspace, { search: _, pathOnly: __, ...shown }: View): Engine.DrawOptions {
  return { ...shown, from: request?.from };
}
