import { answer, type DrawOptions, type Shown, show } from '../worker/engine.ts';
import { type RequestText, type Workspace, type WorkspaceFile, withoutComparison } from '../workspace/workspace.ts';
import { say } from './actions.ts';
import { isHeavy } from './heavy.ts';
import { initialState, type PageState, pageStore, type View } from './store.ts';
import { evaluateInWorker } from './worker-client.ts';

/** From this many milliseconds on that the text took the last time, it is worked out off the main thread. */
const heavyTime = 80;

let newest = 0;
let lastTook = 0;
/** The worker remembers what it evaluated itself. */
let evaluatedHere: Shown['evaluation'] | undefined;
/** A question that was put into the workspace with its answer is not asked again. */
let isPutting = false;
/** The workspace that what is shown was worked out from. */
let derivedFrom: Workspace | undefined;

/**
 * Keeps what is derived in step with the workspace: at once for ordinary manifests, in a worker for large ones.
 * `filesAtStart` are those that the page opened with.
 */
export function startDeriving(filesAtStart: readonly WorkspaceFile[]): void {
  pageStore.subscribe((state, before) => {
    if (isPutting) return;
    const { workspace, view } = state;
    const { files, settings, request, comparison } = before.workspace;
    const isAskedOtherwise = workspace.request !== request || workspace.comparison !== comparison;
    // Manifests that come with their question did not take the place of those that it was about.
    if (workspace.files !== files || workspace.settings !== settings) derive(state, state.opened === before.opened && !isAskedOtherwise);
    else if (isAskedOtherwise || isDrawnOtherwise(view, before.view)) update(state, before);
  });
  const state = pageStore.getState();
  const isAsItCame = state.workspace.files === filesAtStart;
  derive(isAsItCame ? state : { ...state, workspace: withoutQuestion(state.workspace) }, false);
}

/** Who has already pasted something else gets a question about that. */
function withoutQuestion({ request: _, ...workspace }: Workspace): Workspace {
  return workspace;
}

function isDrawnOtherwise({ search: _, pathOnly: __, ...view }: View, before: View): boolean {
  return Object.entries(view).some(([name, value]) => before[name as keyof View] !== value);
}

/** With `isContinuation`, what was last readable may stand in for what is not. */
function derive({ workspace, view, derived, opened }: PageState, isContinuation: boolean): void {
  const options = optionsOf(view);
  const id = ++newest;
  if (isForWorker(workspace, isContinuation)) {
    pageStore.setState({ working: true });
    const { evaluation } = derived;
    const shown = evaluation && evaluation === evaluatedHere ? { shown: evaluation } : {};
    evaluateInWorker({ id, workspace, options, opened, isContinuation, ...shown }, (result, took) => {
      lastTook = took;
      if (id === newest) put(result, isContinuation);
    });
    return;
  }
  const start = performance.now();
  const shown = attempt(() => show(workspace, options, isContinuation ? derived.evaluation : undefined));
  // The first time is slower than those that follow.
  lastTook = isContinuation ? performance.now() - start : 0;
  evaluatedHere = shown?.evaluation;
  put(shown, isContinuation);
}

/** Asks and draws again what is evaluated already. */
function update(state: PageState, before: PageState): void {
  const { workspace, view, derived, working } = state;
  const { evaluation } = derived;
  if (!evaluation) return;
  // What is worked out now would bring the question of before; and what is compared may have to be evaluated itself.
  if (working || (workspace.comparison?.before && isForWorker(workspace, true))) {
    derive(state, true);
    return;
  }
  const isDrawn = workspace.request?.from === before.workspace.request?.from && !isDrawnOtherwise(view, before.view);
  const answers = attempt(() => answer(workspace, evaluation, optionsOf(view), isDrawn ? derived.picture : undefined));
  put(answers && { ...answers, evaluation, request: workspace.request, endsComparison: false }, true);
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    console.error(error);
    return undefined;
  }
}

/** A mistake of ours must not take the text away: the last picture of these manifests stays, and the page says so. */
function put(shown: Shown | undefined, isContinuation: boolean): void {
  if (!shown) {
    pageStore.setState({ working: false, ...(isContinuation ? {} : { derived: initialState.derived }) });
    say({ text: 'The model failed on these manifests, which is a mistake of ours. The text is as it was.', tone: 'bad' });
    return;
  }
  const { request, endsComparison, ...derived } = shown;
  const { workspace, past, opened } = pageStore.getState();
  const asked = request && !sameRequest(request, workspace.request) ? { ...workspace, request } : workspace;
  isPutting = true;
  pageStore.setState({
    derived,
    working: false,
    workspace: endsComparison ? withoutComparison(asked) : asked,
    ...(endsComparison && derivedFrom ? { past: [...past, { workspace: derivedFrom, opened }] } : {}),
  });
  isPutting = false;
  derivedFrom = pageStore.getState().workspace;
}

const sameRequest = (one: RequestText, other: RequestText | undefined) =>
  one.command === other?.command && one.from === other.from && one.seed === other.seed;

function isForWorker({ files, comparison }: Workspace, isContinuation: boolean): boolean {
  if (isContinuation && lastTook > heavyTime) return true;
  const known = [...(derivedFrom?.files ?? []), ...(derivedFrom?.comparison?.before ?? [])];
  return isHeavy(files, known) || isHeavy(comparison?.before ?? [], known);
}

function optionsOf({ search: _, pathOnly: __, ...shown }: View): DrawOptions {
  return shown;
}
