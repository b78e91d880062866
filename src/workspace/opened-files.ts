import type { WorkspaceFile } from './workspace.ts';

/** More text than this, all files together, is refused. */
export const mostBytes = 5_000_000;

/** As many short lines as that much text has; more are not manifests, and no editor carries them well. */
const mostLines = 1_000_000;

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** A sentence that says why this much is not taken, or undefined where it is. */
export function refusalOf(bytes: number): string | undefined {
  if (bytes <= mostBytes) return undefined;
  return `That is ${megabytes(bytes)}, and the page takes up to ${megabytes(mostBytes)}: leave out what does not belong to the question. Your manifests are as they were.`;
}

/** The same for a text that came as a whole. */
export function refusalOfText(text: string): string | undefined {
  const refusal = refusalOf(text.length);
  if (refusal || text.length <= mostLines || text.split('\n', mostLines + 2).length <= mostLines) return refusal;
  return 'That has more than a million lines, which the page does not take: leave out the empty ones. Your manifests are as they were.';
}

/** Opened files under names that are all different, in order of their names as kubectl reads a folder. */
export function filesOf(opened: readonly TextFile[]): readonly WorkspaceFile[] {
  const taken = new Set<string>();
  return [...opened]
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ name, text }) => {
      let free = name || 'manifests.yaml';
      for (let number = 2; taken.has(free); number += 1) free = `${number}-${name}`;
      taken.add(free);
      return { name: free, text, step: 0 };
    });
}
