import type { ClusterSettings, ProxyMode } from '../cluster/settings.ts';
import { type Trace, trace } from '../explain/request/index.ts';
import { type Evaluation, evaluate, locatorOf } from './evaluate.ts';
import type { RequestText, Workspace, WorkspaceFile } from './workspace.ts';

/** The side that a comparison puts beside the answer: a whole question about one state of the manifests. */
export interface OtherSide {
  readonly workspace: Workspace;
  readonly request: RequestText;
  readonly mode: ProxyMode;
}

/** Undefined where nothing is compared. */
export function otherSide(workspace: Workspace): OtherSide | undefined {
  const { request, comparison, settings } = workspace;
  if (!request || !comparison) return undefined;
  const { command = request.command, from = request.from, mode = settings.proxyMode, before } = comparison;
  return { workspace: before ? { ...workspace, files: before } : workspace, request: { ...request, command, from }, mode };
}

const earlier = new WeakMap<readonly WorkspaceFile[], { readonly settings: ClusterSettings; readonly evaluation: Evaluation }>();

/** Files that stay as they were are worked out once, however often the answer beside theirs changes. */
function evaluated(workspace: Workspace): Evaluation {
  const { files, settings } = workspace;
  const known = earlier.get(files);
  if (known?.settings === settings) return known.evaluation;
  const evaluation = evaluate(workspace);
  earlier.set(files, { settings, evaluation });
  return evaluation;
}

/** The second answer; `evaluation` is that of the workspace as it is now. */
export function otherAnswer(workspace: Workspace, evaluation: Evaluation): Trace | undefined {
  const side = otherSide(workspace);
  if (!side) return undefined;
  const { cluster } = side.workspace === workspace ? evaluation : evaluated(side.workspace);
  const { files } = side.workspace;
  return trace(cluster, side.request, { mode: side.mode, files, locate: locatorOf(side.workspace, { cluster }) });
}
