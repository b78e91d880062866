import type { Cluster } from '../cluster.ts';
import type { Diagnostic } from '../source.ts';
import type { Documents } from '../yaml/index.ts';
import type { KubectlResult } from './result.ts';

export interface Applied {
  /** Stored objects, before any controller has run. */
  readonly cluster: Cluster;
  readonly kubectl: KubectlResult;
  readonly diagnostics: readonly Diagnostic[];
}

/** `kubectl apply -f FILE` of the documents, in order. */
export function apply(cluster: Cluster, _documents: Documents): Applied {
  return { cluster, kubectl: { exit: 0, stdout: [], stderr: [] }, diagnostics: [] };
}
