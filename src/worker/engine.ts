import type { Cluster } from '../cluster/cluster.ts';
import { layout } from '../explain/picture/layout/index.ts';
import type { PlacedPicture } from '../explain/picture/layout/placed.ts';
import type { PictureOptions } from '../explain/picture/model.ts';
import { picture } from '../explain/picture/picture.ts';
import { suggestions, type Trace, trace } from '../explain/request/index.ts';
import { isUnreadable } from '../explain/request/question.ts';
import { vantageOf } from '../explain/request/vantage.ts';
import { type Evaluation, evaluate, locatorOf } from '../workspace/evaluate.ts';
import { growsFrom } from '../workspace/last-good.ts';
import { type OtherAnswer, otherAnswer } from '../workspace/other-answer.ts';
import { type RequestText, type Workspace, withoutComparison } from '../workspace/workspace.ts';

/** What there is to see of one answer. */
export interface AnswerShown {
  readonly picture: PlacedPicture;
  readonly trace: Trace | undefined;
}

/** The second answer of a comparison. */
export interface OtherShown extends AnswerShown {
  readonly trace: Trace;
  /** What of the two sides could not be read, and what is shown instead. */
  readonly caution?: string;
}

export interface AnswersShown extends AnswerShown {
  readonly other?: OtherShown;
}

/** Everything that the page shows of a workspace. */
export interface Shown extends AnswersShown {
  readonly evaluation: Evaluation;
  /** The workspace's own question, or one that fits where it has none or was about other manifests. */
  readonly request: RequestText | undefined;
  /** Whether other manifests took the place of those that were compared. */
  readonly endsComparison: boolean;
}

export interface DrawOptions extends Partial<PictureOptions> {
  /** Pixels that the lanes have beside each other. */
  readonly room: number;
}

export function show(workspace: Workspace, options: DrawOptions, before?: Evaluation): Shown {
  const evaluation = evaluate(workspace, before);
  const isReplaced = before !== undefined && isAboutOthers(evaluation, before);
  // What is compared may be this very edit, which gives everything another name.
  const endsComparison = workspace.comparison !== undefined && isReplaced && !growsFrom(evaluation.lastGood, before.lastGood);
  const left = endsComparison ? withoutComparison(workspace) : workspace;
  const mayBeOther = isReplaced && !left.comparison;
  const asked = mayBeOther ? left : stillAsked(left, evaluation, before);
  const answers = answer(asked, evaluation, options);
  const isKept = answers.trace && !(mayBeOther && findsNothing(answers.trace));
  const request = isKept ? asked.request : (firstQuestion(evaluation) ?? asked.request);
  return {
    evaluation,
    request,
    endsComparison,
    ...(request === asked.request ? answers : answer({ ...asked, request }, evaluation, options)),
  };
}

/** Where the one that asked has gone with an edit, a new Pod of its namespace asks on, or of default where that has gone, too. */
function stillAsked(workspace: Workspace, { cluster }: Evaluation, before: Evaluation | undefined): Workspace {
  const { request } = workspace;
  if (!request || !before || !isUnreadable(vantageOf(cluster, request.from))) return workspace;
  const asker = vantageOf(before.cluster, request.from);
  if (isUnreadable(asker)) return workspace;
  const beside = [asker.namespace, 'default'].map((namespace) => `namespace:${namespace}`);
  const from = beside.find((place) => !isUnreadable(vantageOf(cluster, place)));
  return from === undefined ? workspace : { ...workspace, request: { ...request, from } };
}

/** None of the manifests that were there before is among them. */
function isAboutOthers({ cluster }: Evaluation, before: Evaluation): boolean {
  return Object.keys(cluster.sources).every((key) => !Object.hasOwn(before.cluster.sources, key));
}

const findsNothing = ({ outcome }: Trace) => outcome === 'nxdomain' || outcome === 'unknown' || outcome === 'unreadable';

function firstQuestion({ cluster }: Evaluation): RequestText | undefined {
  const [first] = suggestions(cluster);
  return first && { command: first.command, from: first.from, seed: 1 };
}

/** Asks what the workspace asks, and draws it where it is not `drawn` already. */
export function answer(
  workspace: Workspace,
  evaluation: Evaluation,
  { room, ...options }: DrawOptions,
  drawn?: PlacedPicture,
): AnswersShown {
  const { trace: asked, other } = askOnce(workspace, evaluation);
  const draw = (cluster: Cluster, from: string | undefined) => layout(picture(cluster, { ...options, from }), room);
  const from = workspace.request?.from;
  const first = drawn ?? draw(evaluation.cluster, from);
  const isOtherPicture = other && (other.cluster !== evaluation.cluster || other.from !== from);
  return {
    trace: asked,
    picture: first,
    ...(other
      ? {
          other: {
            trace: other.trace,
            picture: isOtherPicture ? draw(other.cluster, other.from) : first,
            ...(other.caution ? { caution: other.caution } : {}),
          },
        }
      : {}),
  };
}

interface Asked {
  readonly trace: Trace | undefined;
  readonly other: OtherAnswer | undefined;
}

let last: (Asked & { readonly workspace: Workspace; readonly evaluation: Evaluation }) | undefined;

/** What is only drawn again is not asked again. */
function askOnce(workspace: Workspace, evaluation: Evaluation): Asked {
  if (last?.workspace !== workspace || last.evaluation !== evaluation)
    last = { workspace, evaluation, trace: ask(workspace, evaluation), other: otherAnswer(workspace, evaluation) };
  return last;
}

function ask(workspace: Workspace, evaluation: Evaluation): Trace | undefined {
  const { request, files } = workspace;
  return request && trace(evaluation.cluster, request, { files, locate: locatorOf(workspace, evaluation) });
}
