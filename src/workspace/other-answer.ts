import type { Cluster } from '../cluster/cluster.ts';
import type { ClusterSettings, ProxyMode } from '../cluster/settings.ts';
import { type Trace, trace } from '../explain/request/index.ts';
import { carrierOf } from './carried.ts';
import { type Evaluation, evaluate, locatorOf } from './evaluate.ts';
import { unreadSides } from './unread-sides.ts';
import { type RequestText, sameFiles, type Workspace, type WorkspaceFile } from './workspace.ts';

/** The side that a comparison puts beside the answer: a whole question about one state of the manifests. */
export interface OtherSide {
  readonly workspace: Workspace;
  readonly request: RequestText;
  readonly mode: ProxyMode;
}

/** The second answer, with places in the manifests as they are now. */
export interface OtherAnswer {
  readonly trace: Trace;
  readonly from: string;
  /** The one that was asked. */
  readonly cluster: Cluster;
  /** What of either side could not be read, and what it therefore shows. */
  readonly caution?: string;
}

/** Undefined where nothing is compared. */
export function otherSide(workspace: Workspace): OtherSide | undefined {
  const { request, comparison, settings } = workspace;
  if (!request || !comparison) return undefined;
  const { command = request.command, from = request.from, mode = settings.proxyMode, before } = comparison;
  return { workspace: before ? { ...workspace, files: before } : workspace, request: { ...request, command, from }, mode };
}

/** `evaluation` is that of the workspace as it is now. */
export function otherAnswer(workspace: Workspace, evaluation: Evaluation): OtherAnswer | undefined {
  const side = otherSide(workspace);
  if (!side) return undefined;
  const { request, mode } = side;
  const { from } = request;
  const { files } = side.workspace;
  const asked = (cluster: Cluster) => trace(cluster, request, { mode, files, locate: locatorOf(side.workspace, { cluster }) });
  if (side.workspace === workspace) return { trace: asked(evaluation.cluster), from, cluster: evaluation.cluster };
  const before = evaluatedOnce(side.workspace);
  const caution = unreadSides(evaluation, before);
  return {
    trace: inTextOfNow(asked(before.cluster), files, workspace.files),
    from,
    cluster: before.cluster,
    ...(caution ? { caution } : {}),
  };
}

let earlier: { readonly files: readonly WorkspaceFile[]; readonly settings: ClusterSettings; readonly evaluation: Evaluation } | undefined;

/** Files that stay as they were are worked out once, however often the answer beside theirs changes. */
function evaluatedOnce(workspace: Workspace): Evaluation {
  const { files, settings } = workspace;
  // A worker gets a copy of the same each time.
  if (!earlier || !sameFiles(earlier.files, files) || JSON.stringify(earlier.settings) !== JSON.stringify(settings))
    earlier = { files, settings, evaluation: evaluate(workspace) };
  return earlier.evaluation;
}

/** Edits that lead back to the manifests of before would undo what is compared, so that side mends nothing. */
function inTextOfNow(given: Trace, before: readonly WorkspaceFile[], now: readonly WorkspaceFile[]): Trace {
  const carry = carrierOf(before, now);
  return {
    ...given,
    hops: given.hops.map(({ fix: _, ...hop }) => ({
      ...hop,
      sources: hop.sources.map(({ label, source }) => ({ label, ...carry(source) })),
    })),
  };
}
