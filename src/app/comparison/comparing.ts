import type { VariantOffer } from '../../explain/comparison/variants.ts';
import type { Comparison, WorkspaceFile } from '../../workspace/workspace.ts';
import { applyEdits, askQuestion } from '../actions.ts';
import { type PageState, pageStore } from '../store.ts';

export const selectComparison = ({ workspace }: PageState) => workspace.comparison;

/** Puts a second answer beside the first, or takes it away. */
export function compareWith(comparison: Comparison | undefined): void {
  const { onOtherSide, workspace: whole } = pageStore.getState();
  const { comparison: _, ...workspace } = whole;
  pageStore.setState(
    comparison
      ? { workspace: { ...workspace, comparison } }
      : { workspace, onOtherSide: false, ...(onOtherSide ? { hop: undefined } : {}) },
  );
}

/** Makes the edit, and shows the answer before it beside the answer after it; one undo takes both back. */
export function showVariant({ edits, note, question }: VariantOffer, isOnTheWay: boolean): void {
  const { files, request } = pageStore.getState().workspace;
  applyEdits(edits, note);
  if (!request || !isOnTheWay) askQuestion({ ...question, seed: request?.seed ?? 1 });
  compareWith({ before: files });
}

const quietMilliseconds = 1500;
let before: readonly WorkspaceFile[] | undefined;
let lastEdit = 0;

/** The files as they were before the last edit; what is typed without a rest counts as one edit. */
export function beforeLastEdit(): readonly WorkspaceFile[] | undefined {
  const { files } = pageStore.getState().workspace;
  return before === files ? undefined : before;
}

pageStore.subscribe(({ workspace: { files }, opened }, { workspace: { files: old }, opened: openedBefore }) => {
  if (files === old) return;
  const now = Date.now();
  if (opened !== openedBefore) before = undefined;
  else if (!before || now - lastEdit > quietMilliseconds) before = old;
  lastEdit = now;
});
