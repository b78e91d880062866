import { newCluster } from '../../cluster/bootstrap.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { settle } from '../../cluster/controllers/index.ts';
import { apply } from '../../cluster/kubectl/apply.ts';
import { keyOfRef } from '../../cluster/object.ts';
import { type ClusterSettings, defaultSettings } from '../../cluster/settings.ts';
import type { SourceFile, TextEdit } from '../../cluster/source.ts';
import { readFiles } from '../../cluster/yaml/index.ts';
import type { TraceOptions } from './index.ts';

export interface World {
  readonly cluster: Cluster;
  readonly options: TraceOptions;
}

export function build(manifests: string, settings: Partial<ClusterSettings> = {}): World {
  return buildFiles([{ name: 'all.yaml', text: manifests }], settings);
}

export function buildFiles(files: readonly SourceFile[], settings: Partial<ClusterSettings> = {}): World {
  const documents = readFiles(files);
  const { cluster } = apply(settle(newCluster({ ...defaultSettings, ...settings })), documents);
  const locate: TraceOptions['locate'] = (key, path) =>
    documents.documents
      .find(({ value }) => {
        const { kind, metadata } = value as unknown as { kind: string; metadata: { name: string; namespace?: string } };
        return keyOfRef({ kind, name: metadata.name, namespace: metadata.namespace ?? 'default' }) === key;
      })
      ?.locate(path);
  return { cluster: settle(cluster), options: { files, locate } };
}

/** The manifests after the edits of a fix. */
export function edited(manifests: string, edits: readonly TextEdit[]): string {
  return edits.toReversed().reduce((all, { start, end, text: fresh }) => all.slice(0, start) + fresh + all.slice(end), manifests);
}
