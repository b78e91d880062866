import type { Cluster } from '../cluster/cluster.ts';
import { layout } from '../explain/picture/layout/index.ts';
import type { PlacedPicture } from '../explain/picture/layout/placed.ts';
import type { PictureOptions } from '../explain/picture/model.ts';
import { picture } from '../explain/picture/picture.ts';
import { type Trace, trace } from '../explain/request/index.ts';
import { type Evaluation, evaluate, locatorOf } from '../workspace/evaluate.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Everything that the page shows of a workspace. */
export interface Shown {
  readonly evaluation: Evaluation;
  readonly picture: PlacedPicture;
  readonly trace: Trace | undefined;
}

export interface DrawOptions extends Partial<PictureOptions> {
  /** Pixels that the lanes have beside each other. */
  readonly room: number;
}

export function show(workspace: Workspace, options: DrawOptions, before?: Evaluation): Shown {
  const evaluation = evaluate(workspace, before);
  return { evaluation, picture: draw(evaluation.cluster, options), trace: ask(workspace, evaluation) };
}

export function draw(cluster: Cluster, { room, ...options }: DrawOptions): PlacedPicture {
  return layout(picture(cluster, options), room);
}

/** With `exact`, hops point at fields, for which the files are read again; else at documents. */
export function ask(workspace: Workspace, evaluation: Evaluation, exact = true): Trace | undefined {
  const { request, files } = workspace;
  return request && trace(evaluation.cluster, request, { files, ...(exact ? { locate: locatorOf(workspace, evaluation) } : {}) });
}
