import { type ClusterSettings, defaultSettings, type ProxyMode } from '../cluster/settings.ts';
import type { SourceFile } from '../cluster/source.ts';

/** A file and the step it is applied in; step 1 comes after the cluster of step 0 has settled. */
export interface WorkspaceFile extends SourceFile {
  readonly step: 0 | 1;
}

/** Everything the user has, and all that a link holds. Plain and serialisable. */
export interface Workspace {
  readonly files: readonly WorkspaceFile[];
  readonly settings: ClusterSettings;
  readonly request?: RequestText;
  /** A second answer beside the first. */
  readonly comparison?: Comparison;
  /** What is typed in the DNS console: a line with dig or nslookup. */
  readonly lookup?: string;
}

/** A question in the user's own words, and from where it is asked. */
export interface RequestText {
  readonly command: string;
  /** `pod:NAMESPACE/NAME`, `namespace:NAME`, `node:NAME` or `outside`. */
  readonly from: string;
  /** Decides every random choice. */
  readonly seed: number;
}

/** In what the second answer differs from the first; what is left out is the same. */
export interface Comparison {
  readonly command?: string;
  readonly from?: string;
  readonly mode?: ProxyMode;
  /** The files as they were before an edit. */
  readonly before?: readonly WorkspaceFile[];
}

export function withoutComparison({ comparison: _, ...workspace }: Workspace): Workspace {
  return workspace;
}

/** Whether both are the same text under the same names. */
export function sameFiles(one: readonly WorkspaceFile[], other: readonly WorkspaceFile[]): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every(({ name, text, step }, index) => {
      const beside = other[index];
      return beside !== undefined && name === beside.name && step === beside.step && text === beside.text;
    })
  );
}

export const emptyWorkspace: Workspace = { files: [], settings: defaultSettings };
