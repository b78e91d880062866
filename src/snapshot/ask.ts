import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { newCluster } from '../cluster/bootstrap.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { settle } from '../cluster/controllers/index.ts';
import { apply } from '../cluster/kubectl/apply.ts';
import { type KubeObject, keyOf, keyOfRef, type ObjectKey } from '../cluster/object.ts';
import { type ClusterSettings, defaultSettings } from '../cluster/settings.ts';
import type { SourceFile } from '../cluster/source.ts';
import { type Document, readFiles } from '../cluster/yaml/index.ts';
import { type TraceOptions, trace, traceText } from '../explain/request/index.ts';
import { readCase } from './read-case.ts';

const usage = `usage: npm run --silent ask -- FILE_OR_CASE_FOLDER... --from pod:NAMESPACE/NAME|namespace:NAME|node:NAME|outside [--mode iptables|nftables] [--json] 'curl …'`;

/** The files of one step, and those of the steps after it. */
interface Given {
  readonly settings: ClusterSettings;
  readonly steps: readonly (readonly SourceFile[])[];
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function readArguments() {
  try {
    const options = { from: { type: 'string' }, mode: { type: 'string' }, json: { type: 'boolean' }, seed: { type: 'string' } } as const;
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

/** Folders are cases or hold manifests; the files of all of them are applied in order, a case's update as a step of its own. */
function readGiven(places: readonly string[]): Given {
  let settings = defaultSettings;
  const steps: SourceFile[][] = [[]];
  for (const place of places) {
    if (!existsSync(place)) fail(`There is no file or folder ${place}.`);
    if (!statSync(place).isDirectory()) {
      steps[0]?.push({ name: place, text: readFileSync(place, 'utf8') });
      continue;
    }
    if (!existsSync(path.join(place, 'manifests.yaml'))) fail(`${place} is no case folder: it has no manifests.yaml.`);
    const given = readCase(place);
    settings = given.settings;
    for (const [step, file] of given.manifests.entries()) {
      steps[step] ??= [];
      steps[step].push(file);
    }
  }
  return { settings, steps };
}

const { values, positionals } = readArguments();
const command = positionals.at(-1);
const places = positionals.slice(0, -1);
const { mode, from = 'namespace:default', seed = '1' } = values;
if (command === undefined || places.length === 0) fail(usage);
if (mode !== undefined && mode !== 'iptables' && mode !== 'nftables') fail(`--mode is iptables or nftables, not ${mode}.`);
if (!/^\d+$/.test(seed)) fail(`--seed is a number, not ${seed}.`);

const { settings, steps } = readGiven(places);
let cluster: Cluster = settle(newCluster(settings));
const written = new Map<ObjectKey, Document>();
for (const files of steps) {
  const documents = readFiles(files);
  const applied = apply(cluster, documents);
  for (const line of applied.kubectl.stderr) console.error(line);
  cluster = settle(applied.cluster);
  for (const document of documents.documents) {
    const key = keyOfDocument(document);
    if (key) written.set(key, document);
  }
}

function keyOfDocument({ value }: Document): ObjectKey | undefined {
  const object = value as unknown as KubeObject | null | undefined;
  if (!object?.kind || !object.metadata?.name) return undefined;
  const bare = keyOf(object);
  const inDefault = keyOfRef({ kind: object.kind, namespace: 'default', name: object.metadata.name });
  return cluster.sources[bare] ? bare : cluster.sources[inDefault] ? inDefault : undefined;
}

const options: TraceOptions = {
  files: steps.flat(),
  locate: (key, field) => written.get(key)?.locate(field),
  ...(mode ? { mode } : {}),
};
const told = trace(cluster, { command, from, seed: Number(seed) }, options);
console.log(values.json ? JSON.stringify(told, null, 2) : traceText(told, steps.flat()));
process.exitCode = told.outcome === 'answered' ? 0 : told.outcome === 'unreadable' ? 2 : 1;
