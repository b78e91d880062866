import type { Cluster } from '../cluster/cluster.ts';
import type { Picture, PictureOptions } from '../explain/picture/model.ts';
import type { Trace } from '../explain/request/trace.ts';
import { type Evaluation, evaluate } from '../workspace/evaluate.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Everything that the page shows of a workspace. */
export interface Shown {
  readonly evaluation: Evaluation;
  readonly picture: Picture;
  readonly trace: Trace | undefined;
}

export function show(workspace: Workspace, options: PictureOptions, before?: Evaluation): Shown {
  const evaluation = evaluate(workspace, before);
  return { evaluation, picture: draw(evaluation.cluster, options), trace: ask(workspace, evaluation) };
}

export function draw(_cluster: Cluster, _options: PictureOptions): Picture {
  return { nodes: [], edges: [], boxes: [], hidden: { system: 0, filtered: 0 } };
}

export function ask(_workspace: Workspace, _evaluation: Evaluation): Trace | undefined {
  return undefined;
}
