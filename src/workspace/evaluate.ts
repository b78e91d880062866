import { newCluster } from '../cluster/bootstrap.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { settle } from '../cluster/controllers/index.ts';
import { apply } from '../cluster/kubectl/apply.ts';
import type { KubectlResult } from '../cluster/kubectl/result.ts';
import { keyOf, type ObjectKey, refOf } from '../cluster/object.ts';
import type { ClusterSettings } from '../cluster/settings.ts';
import type { Diagnostic, Source } from '../cluster/source.ts';
import { type Document, type Documents, readFiles } from '../cluster/yaml/index.ts';
import { findingsIn } from '../explain/findings/index.ts';
import { fieldLocatorOf } from './field-locator.ts';
import { brokenOf, type LastGood, rememberGood, withLastGood } from './last-good.ts';
import { toldOfPrinted } from './printed-paste.ts';
import { ownersOf } from './source-of.ts';
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
  /** Objects that are shown as they last were, since their documents cannot be taken as they are now. */
  readonly stale: readonly ObjectKey[];
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
  const judged = { read, broken: brokenOf(read, now.diagnostics), files: workspace.files };
  const { documents, stale } = withLastGood(judged, before?.lastGood);
  const cluster = stale.length > 0 ? run(workspace, documents).cluster : now.cluster;
  return {
    documents: read.documents.map(({ source }) => source),
    diagnostics: toldOfPrinted(workspace.files, read.documents, now.diagnostics),
    findings: findingsIn({ cluster, options: { files: workspace.files, locate: locatorIn(cluster, read.documents) } }),
    steps: now.steps,
    cluster,
    stale: staleObjects(cluster, stale),
    lastGood: rememberGood(judged, before?.lastGood),
  };
}

function run({ files, settings }: Workspace, { documents, diagnostics }: Documents) {
  const found = [...diagnostics];
  const steps: StepResult[] = [];
  let cluster = emptyCluster(settings);
  for (const step of [0, 1] as const) {
    const names = new Set(files.filter((file) => file.step === step && file.text.trim() !== '').map(({ name }) => name));
    if (names.size === 0) continue;
    const applied = apply(cluster, { documents: documents.filter(({ source }) => names.has(source.file)), diagnostics: [] });
    for (const diagnostic of applied.diagnostics) found.push(diagnostic);
    steps.push({ step, kubectl: applied.kubectl });
    cluster = settle(applied.cluster);
  }
  return { cluster, steps, diagnostics: found };
}

let lastEmpty: { readonly settings: string; readonly cluster: Cluster } | undefined;

/** The cluster before anything is applied: the same one as long as its settings are the same. */
function emptyCluster(settings: ClusterSettings): Cluster {
  const text = JSON.stringify(settings);
  if (lastEmpty?.settings !== text) lastEmpty = { settings: text, cluster: settle(newCluster(settings)) };
  return lastEmpty.cluster;
}

/** What was written in these documents, and what controllers made of it. */
function staleObjects(cluster: Cluster, documents: readonly Document[]): readonly ObjectKey[] {
  if (documents.length === 0) return [];
  const isStale = (source: Source | undefined) =>
    documents.some((document) => document.source.file === source?.file && document.source.start === source.start);
  return cluster.objects.flatMap((object) => {
    const written = ownersOf(cluster, refOf(object)).some((owner) => isStale(cluster.sources[keyOf(owner)]));
    return written ? [keyOf(object)] : [];
  });
}

type Locator = (key: ObjectKey, path: string) => Source | undefined;

/** Finds where a field of an object was written. */
export function locatorOf({ files }: Workspace, { cluster }: Pick<Evaluation, 'cluster'>): Locator {
  return fieldLocatorOf(files, cluster);
}

function locatorIn(cluster: Cluster, documents: readonly Document[]): Locator {
  return (key, path) => {
    const whole = cluster.sources[key];
    return whole && documents.find(({ source }) => source.file === whole.file && source.start === whole.start)?.locate(path);
  };
}
