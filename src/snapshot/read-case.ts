import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { KubeObject } from '../cluster/object.ts';
import { type ClusterSettings, defaultSettings } from '../cluster/settings.ts';
import type { ConformanceCase } from './snapshot.ts';

/** A case's files by name: YAML as text, JSON as values. */
export interface CaseFiles {
  readonly [name: string]: unknown;
  readonly 'questions.json'?: Partial<ConformanceCase['questions']>;
  readonly 'observed.json'?: { readonly steps: readonly { readonly cluster: { readonly items: readonly KubeObject[] } }[] };
}

interface Scenario extends Partial<ClusterSettings['pods']> {
  readonly cluster?: Partial<ClusterSettings>;
  readonly then?: { readonly manifests: string };
}

export function caseOfFiles(files: CaseFiles): ConformanceCase {
  const {
    cluster,
    then,
    notReady = [],
    terminating = [],
    failed = [],
    succeeded = [],
  }: Scenario = parse(textIn(files, 'scenario.yaml')) ?? {};
  const manifests = ['manifests.yaml', ...(then ? [then.manifests] : [])].map((name) => ({ name, text: textIn(files, name) }));
  const questions = files['questions.json'];
  return {
    settings: { ...defaultSettings, ...cluster, pods: { notReady, terminating, failed, succeeded } },
    manifests,
    questions: { desired: questions?.desired ?? manifests.map(() => ({})), observed: questions?.observed ?? [] },
    clusters: (files['observed.json']?.steps ?? []).map((step) => step.cluster.items),
  };
}

function textIn(files: CaseFiles, name: string): string {
  const text = files[name];
  return typeof text === 'string' ? text : '';
}

const read = ['scenario.yaml', 'manifests.yaml', 'questions.json', 'observed.json'];

/** Reads a case folder; what the folder leaves out is empty. */
export function readCase(folder: string): ConformanceCase {
  const files: Record<string, unknown> = {};
  const take = (name: string) => {
    const file = path.join(folder, name);
    if (!existsSync(file)) return;
    const text = readFileSync(file, 'utf8');
    files[name] = name.endsWith('.json') ? JSON.parse(text) : text;
  };
  read.forEach(take);
  const then = (parse(textIn(files, 'scenario.yaml')) as Scenario | null)?.then;
  if (then) take(then.manifests);
  return caseOfFiles(files);
}
