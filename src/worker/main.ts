import type { Evaluation } from '../workspace/evaluate.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type DrawOptions, type Shown, show } from './engine.ts';

export interface Job {
  readonly id: number;
  readonly workspace: Workspace;
  readonly options: DrawOptions;
  /** Manifests opened anew have another number; what was last readable counts among those of one number. */
  readonly opened: number;
  readonly isContinuation: boolean;
  /** What was shown until now, where that was worked out elsewhere. */
  readonly shown?: Evaluation;
}

export interface Done extends Shown {
  readonly id: number;
  /** Milliseconds. */
  readonly took: number;
}

let before: { readonly opened: number; readonly evaluation: Evaluation } | undefined;

self.onmessage = ({ data: { id, workspace, options, opened, isContinuation, shown } }: MessageEvent<Job>) => {
  const start = performance.now();
  const own = before?.opened === opened ? before.evaluation : undefined;
  const result = show(workspace, options, isContinuation ? (shown ?? own) : undefined);
  before = { opened, evaluation: result.evaluation };
  const done: Done = { id, took: performance.now() - start, ...result };
  self.postMessage(done);
};
