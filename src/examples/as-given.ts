import type { Workspace } from '../workspace/workspace.ts';

const given = new WeakSet<Workspace['files']>();

/** Remembers that these files are an example's. */
export function giving(workspace: Workspace): Workspace {
  given.add(workspace.files);
  return workspace;
}

/** Whether the files are an example's, untouched: the gallery has them still, and nobody needs to keep them. */
export const isAsGiven = ({ files }: Workspace): boolean => given.has(files);
