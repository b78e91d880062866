import type { Workspace } from '../../workspace/workspace.ts';
import { wordsOf } from '../question/vantages.ts';

/** What each side of a comparison is called: only what they differ in. */
export interface Sides {
  readonly one: string;
  readonly other: string;
  /** Whether the other answer is the earlier one, and so stands first. */
  readonly otherFirst: boolean;
}

export function sidesOf({ request, comparison = {}, settings }: Workspace): Sides {
  const { command, from, mode, before } = comparison;
  const differences: (readonly [string, string])[] = [];
  if (request && command !== undefined && command !== request.command) differences.push([request.command, command]);
  if (request && from !== undefined && from !== request.from) differences.push([`from ${wordsOf(request.from)}`, `from ${wordsOf(from)}`]);
  if (mode !== undefined && mode !== settings.proxyMode) differences.push([settings.proxyMode, mode]);
  if (before) differences.push(['now', 'before the edit']);
  if (differences.length === 0) differences.push(['this question', 'the same again']);
  return {
    one: differences.map(([one]) => one).join(' · '),
    other: differences.map(([, other]) => other).join(' · '),
    otherFirst: before !== undefined,
  };
}
