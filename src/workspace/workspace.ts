import { type ClusterSettings, defaultSettings } from '../cluster/settings.ts';
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
}

/** A question in the user's own words, and from where it is asked. */
export interface RequestText {
  readonly command: string;
  /** `pod:NAMESPACE/NAME`, `namespace:NAME`, `node:NAME` or `outside`. */
  readonly from: string;
  /** Decides every random choice. */
  readonly seed: number;
}

export const emptyWorkspace: Workspace = { files: [], settings: defaultSettings };
