import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type ClusterSettings, defaultSettings } from '../cluster/settings.ts';
import type { ConformanceCase } from './snapshot.ts';

/** The cluster that a `scenario.yaml` asks for. */
export function settingsOfScenario(text: string): ClusterSettings {
  const scenario = (parse(text) ?? {}) as Record<string, never>;
  const { notReady = [], terminating = [], failed = [], succeeded = [] } = scenario;
  return { ...defaultSettings, ...((scenario.cluster as object | undefined) ?? {}), pods: { notReady, terminating, failed, succeeded } };
}

/** Reads a case folder; what the folder leaves out is empty. */
export function readCase(folder: string): ConformanceCase {
  const read = (name: string) => (existsSync(path.join(folder, name)) ? readFileSync(path.join(folder, name), 'utf8') : undefined);
  const json = (name: string) => JSON.parse(read(name) ?? '{}');
  const scenario = read('scenario.yaml') ?? '';
  const second = (parse(scenario) as { then?: { manifests?: string } } | null)?.then?.manifests;
  const manifests = ['manifests.yaml', ...(second ? [second] : [])].map((name) => ({ name, text: read(name) ?? '' }));
  const questions = json('questions.json');
  return {
    settings: settingsOfScenario(scenario),
    manifests,
    questions: { desired: questions.desired ?? manifests.map(() => ({})), observed: questions.observed ?? [] },
    clusters: (json('observed.json').steps ?? []).map((step: { cluster: { items: unknown[] } }) => step.cluster.items),
  };
}
