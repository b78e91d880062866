import type * as Engine from '../worker/engine.ts';
import type { Done, Job } from '../worker/main.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type PageState, pageStore } from './store.ts';

/** From this many characters on, text is worked out off the main thread. */
const workerFrom = 100_000;

let engine: typeof Engine | undefined;
let worker: Worker | undefined;
let newest = 0;

/** Keeps what is derived in step with the workspace: at once for ordinary text, in a worker for large text. */
export async function startDeriving(): Promise<void> {
  pageStore.subscribe((state, before) => {
    if (state.workspace.files !== before.workspace.files || state.workspace.settings !== before.workspace.settings) {
      derive(state, continues(state.workspace, before.workspace));
    } else if (state.workspace.request !== before.workspace.request) {
      askAgain(state);
    } else if (state.view !== before.view) {
      drawAgain(state);
    }
  });
  engine = await import('../worker/engine.ts');
  derive(pageStore.getState(), false);
}

/** Whether one state of the text grew out of the other, so that what was last readable may stand in for what is not. */
function continues(workspace: Workspace, before: Workspace): boolean {
  return workspace.files.length === before.files.length && workspace.files.every(({ name }, index) => before.files[index]?.name === name);
}

function derive({ workspace, view, derived }: PageState, isContinuation: boolean): void {
  if (!engine) return;
  const options = optionsOf(workspace, view);
  const id = ++newest;
  const size = workspace.files.reduce((sum, { text }) => sum + text.length, 0);
  if (size >= workerFrom) {
    pageStore.setState({ working: true });
    inWorker({ id, workspace, options, continues: isContinuation });
    return;
  }
  pageStore.setState({ derived: engine.show(workspace, options, isContinuation ? derived.evaluation : undefined), working: false });
}

function inWorker(job: Job): void {
  worker ??= startWorker();
  worker.postMessage(job);
}

function startWorker(): Worker {
  const started = new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data: { id, ...derived } }: MessageEvent<Done>) => {
    if (id === newest) pageStore.setState({ derived, working: false });
  };
  return started;
}

function askAgain({ workspace, view, derived }: PageState): void {
  const { evaluation } = derived;
  if (!engine || !evaluation) return;
  const picture = engine.draw(evaluation.cluster, optionsOf(workspace, view));
  pageStore.setState({ derived: { evaluation, picture, trace: engine.ask(workspace, evaluation) } });
}

function drawAgain({ workspace, view, derived }: PageState): void {
  const { evaluation } = derived;
  if (!engine || !evaluation) return;
  pageStore.setState({ derived: { ...derived, picture: engine.draw(evaluation.cluster, optionsOf(workspace, view)) } });
}

function optionsOf({ request }: Workspace, { search: _, ...shown }: PageState['view']): Engine.DrawOptions {
  return { ...shown, from: request?.from };
}
