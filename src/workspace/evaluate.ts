import { newCluster } from '../cluster/bootstrap.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { settle } from '../cluster/controllers/index.ts';
import { apply } from '../cluster/kubectl/apply.ts';
import type { KubectlResult } from '../cluster/kubectl/result.ts';
import type { Diagnostic, Source } from '../cluster/source.ts';
import { type Documents, readFiles } from '../cluster/yaml/index.ts';
import { type LastGood, rememberGood, withLastGood } from './last-good.ts';
import type { Workspace } from './workspace.ts';

/** What a workspace comes to: plain and serialisable, a function of the workspace and of what last could be read. */
export interface Evaluation {
  /** Where each document stands, in order. */
  readonly documents: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
  /** Mistakes in what is valid. */
  readonly findings: readonly Diagnostic[];
  /** One result of kubectl for each step that has files. */
  readonly steps: readonly StepResult[];
  /** After the last step. */
  readonly cluster: Cluster;
  /** Positions of documents that cannot be taken as they are now, and are shown as they last were. */
  readonly stale: readonly number[];
  readonly lastGood: LastGood;
}

export interface StepResult {
  readonly step: number;
  readonly kubectl: KubectlResult;
}

/** Runs every stage from text to settled cluster, step by step. */
export function evaluate(workspace: Workspace, before?: Pick<Evaluation, 'lastGood'>): Evaluation {
  const read = readFiles(workspace.files);
  const now = run(workspace, read);
  const broken = new Set(now.diagnostics.flatMap(({ severity, source }) => (severity === 'error' ? [source.document] : [])));
  const { documents, stale } = withLastGood(read, broken, before?.lastGood);
  return {
    documents: read.documents.map(({ source }) => source),
    diagnostics: now.diagnostics,
    findings: [],
    steps: now.steps,
    cluster: stale.length > 0 ? run(workspace, documents).cluster : now.cluster,
    stale,
    lastGood: rememberGood(read, broken, before?.lastGood),
  };
}

function run({ files, settings }: Workspace, { documents, diagnostics }: Documents) {
  const found = [...diagnostics];
  const steps: StepResult[] = [];
  let cluster = settle(newCluster(settings));
  for (const step of [0, 1] as const) {
    const names = new Set(files.filter((file) => file.step === step && file.text.trim() !== '').map(({ name }) => name));
    if (names.size === 0) continue;
    const applied = apply(cluster, { documents: documents.filter(({ source }) => names.has(source.file)), diagnostics: [] });
    found.push(...applied.diagnostics);
    steps.push({ step, kubectl: applied.kubectl });
    cluster = settle(applied.cluster);
  }
  return { cluster, steps, diagnostics: found };
}
