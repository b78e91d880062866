import { newCluster } from '../cluster/bootstrap.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { settle } from '../cluster/controllers/index.ts';
import { apply } from '../cluster/kubectl/apply.ts';
import { type ClusterSettings, defaultSettings } from '../cluster/settings.ts';
import type { SourceFile, TextEdit } from '../cluster/source.ts';
import { readFiles } from '../cluster/yaml/index.ts';
import type { TraceOptions } from './request/index.ts';

export interface World {
  readonly cluster: Cluster;
  readonly options: TraceOptions;
}

export function build(manifests: string, settings: Partial<ClusterSettings> = {}): World {
  return buildFiles([{ name: 'all.yaml', text: manifests }], settings);
}

export function buildFiles(files: readonly SourceFile[], settings: Partial<ClusterSettings> = {}): World {
  const read = readFiles(files);
  const cluster = settle(apply(settle(newCluster({ ...defaultSettings, ...settings })), read).cluster);
  const locate: TraceOptions['locate'] = (key, path) => {
    const { file, start } = cluster.sources[key] ?? {};
    return read.documents.find(({ source }) => source.file === file && source.start === start)?.locate(path);
  };
  return { cluster, options: { files, locate } };
}

/** The manifests after the edits of a fix. */
export function edited(manifests: string, edits: readonly TextEdit[]): string {
  return edits.toReversed().reduce((all, { start, end, text: fresh }) => all.slice(0, start) + fresh + all.slice(end), manifests);
}
