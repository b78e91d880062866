import type { Evaluation } from '../workspace/evaluate.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type DrawOptions, type Shown, show } from './engine.ts';

export interface Job {
  readonly id: number;
  readonly workspace: Workspace;
  readonly options: DrawOptions;
  /** Whether what this worker evaluated last is an earlier state of the same text. */
  readonly continues: boolean;
}

export interface Done extends Shown {
  readonly id: number;
}

let before: Evaluation | undefined;

self.onmessage = ({ data: { id, workspace, options, continues } }: MessageEvent<Job>) => {
  const shown = show(workspace, options, continues ? before : undefined);
  before = shown.evaluation;
  const done: Done = { id, ...shown };
  self.postMessage(done);
};
