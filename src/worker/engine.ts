import type { Cluster } from '../cluster/cluster.ts';
import { layout } from '../explain/picture/layout/index.ts';
import type { PlacedPicture } from '../explain/picture/layout/placed.ts';
import type { PictureOptions } from '../explain/picture/model.ts';
import { picture } from '../explain/picture/picture.ts';
import { suggestions, type Trace, trace } from '../explain/request/index.ts';
import { type Evaluation, evaluate, locatorOf } from '../workspace/evaluate.ts';
import type { RequestText, Workspace } from '../workspace/workspace.ts';

/** Everything that the page shows of a workspace. */
export interface Shown {
  readonly evaluation: Evaluation;
  readonly picture: PlacedPicture;
  readonly trace: Trace | undefined;
  /** The workspace's own question, or one that fits where it has none or was about other manifests. */
  readonly request: RequestText | undefined;
}

export interface DrawOptions extends Partial<PictureOptions> {
  /** Pixels that the lanes have beside each other. */
  readonly room: number;
}

export function show(workspace: Workspace, options: DrawOptions, before?: Evaluation): Shown {
  const evaluation = evaluate(workspace, before);
  const asked = ask(workspace, evaluation);
  const makesSense = asked !== undefined && !(before && isAboutOthers(asked, evaluation, before));
  const request = makesSense ? workspace.request : (firstQuestion(evaluation) ?? workspace.request);
  return {
    evaluation,
    request,
    picture: draw(evaluation.cluster, { ...options, from: request?.from }),
    trace: request === workspace.request ? asked : ask({ ...workspace, request }, evaluation),
  };
}

/** Other manifests were put in place of those that the question was about, and it finds nothing in them. */
function isAboutOthers({ outcome }: Trace, { cluster }: Evaluation, before: Evaluation): boolean {
  if (outcome !== 'nxdomain' && outcome !== 'unreadable') return false;
  return Object.keys(cluster.sources).every((key) => !Object.hasOwn(before.cluster.sources, key));
}

function firstQuestion({ cluster }: Evaluation): RequestText | undefined {
  const [first] = suggestions(cluster);
  return first && { command: first.command, from: first.from, seed: 1 };
}

export function draw(cluster: Cluster, { room, ...options }: DrawOptions): PlacedPicture {
  return layout(picture(cluster, options), room);
}

/** With `exact`, hops point at fields, for which the files are read again; else at documents. */
export function ask(workspace: Workspace, evaluation: Evaluation, exact = true): Trace | undefined {
  const { request, files } = workspace;
  return request && trace(evaluation.cluster, request, { files, ...(exact ? { locate: locatorOf(workspace, evaluation) } : {}) });
}
