import { groupKind } from '../apiserver/resources.ts';
import { openStore, type Store } from '../apiserver/store.ts';
import type { Cluster } from '../cluster.ts';
import { groupBy } from '../group-by.ts';
import { textOf } from '../object.ts';
import type { Diagnostic } from '../source.ts';
import type { Document, Documents } from '../yaml/index.ts';
import { applyObject } from './apply-object.ts';
import { type Gathered, gather, type Info, type Refusal } from './builder.ts';
import { diagnosticsOfCustoms, diagnosticsOfObject, diagnosticsOfRefusal } from './diagnostics.ts';
import { errorLines, type KubectlError } from './error-text.ts';
import { placeDnsService } from './observed-system.ts';
import type { KubectlResult } from './result.ts';

export interface Applied {
  /** Stored objects, before any controller has run. */
  readonly cluster: Cluster;
  readonly kubectl: KubectlResult;
  readonly diagnostics: readonly Diagnostic[];
}

interface Run {
  readonly exit: number;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly taken: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const noRun: Run = { exit: 0, stdout: [], stderr: [], taken: [], diagnostics: [] };

/** Whether there was nothing to apply, and nothing wrong with that alone: another file may have objects. */
const isEmpty = ({ exit, stdout, taken, diagnostics }: Run) =>
  exit === 0 && stdout.length === 0 && taken.length === 0 && diagnostics.length === 0;

/** `kubectl apply -f FILE` of the documents, in order, one run a file. */
export function apply(cluster: Cluster, { documents }: Documents): Applied {
  const store = openStore(cluster);
  const runs: Run[] = [];
  const alone: DocumentRun[] = [];
  for (const [file, inFile] of groupBy(documents, ({ source }) => source.file)) {
    const gathered = gather(inFile, file, store.view());
    runs.push(applyAll(store, gathered, file));
    if (gathered.stopped) alone.push(...applyEach(store, inFile, file));
  }
  placeDnsService(store);
  if (runs.every(isEmpty)) runs.push({ ...noRun, exit: 1, stderr: errorLines([{ message: 'no objects passed to apply' }]) });
  const kubectl: KubectlResult = {
    exit: Math.max(0, ...runs.map(({ exit }) => exit)),
    stdout: runs.flatMap(({ stdout }) => stdout),
    stderr: runs.flatMap(({ stderr }) => stderr),
    taken: runs.flatMap(({ taken }) => taken),
    ...(alone.length > 0 ? { each: alone.map(({ diagnostics: _, ...run }) => run) } : {}),
  };
  const diagnostics = [...runs, ...alone].flatMap((run) => run.diagnostics);
  return { cluster: store.close(), kubectl, diagnostics: different(diagnostics) };
}

interface DocumentRun extends Run {
  readonly document: number;
}

/** kubectl would stop at a document that is none; here every other document still counts. */
function applyEach(store: Store, documents: readonly Document[], file: string): DocumentRun[] {
  return [...groupBy(documents, ({ source }) => source.document)].map(([document, alone]) => {
    return { document, ...applyAll(store, gather(alone, file, store.view()), file) };
  });
}

// kubernetes kubectl pkg/cmd/apply/apply.go ApplyOptions.Run
function applyAll(store: Store, { infos, customs, refusals }: Gathered, file: string): Run {
  const stdout: string[] = [];
  const taken: string[] = [];
  const warned = new Set<string>();
  const stderr: string[] = [];
  const errors: KubectlError[] = builderError(refusals);
  const diagnostics = [...refusals.flatMap(diagnosticsOfRefusal), ...diagnosticsOfCustoms(customs)];
  for (const info of infos) {
    const result = applyObject(store, info, file);
    for (const { text, once } of result.warnings) {
      if (once && warned.has(text)) continue;
      warned.add(text);
      stderr.push(`Warning: ${text}`);
    }
    if (result.error) errors.push(result.error);
    else if (result.verdict === 'taken') taken.push(printedName(info));
    else stdout.push(`${printedName(info)} ${result.verdict}`);
    for (const said of diagnosticsOfObject(info, result)) diagnostics.push(said);
  }
  return { exit: errors.length > 0 ? 1 : 0, stdout, stderr: [...stderr, ...errorLines(errors)], taken, diagnostics };
}

/** What the builder refuses is one error, however many documents it is about. */
function builderError(refusals: readonly Refusal[]): KubectlError[] {
  const messages = [...new Set(refusals.map(({ message }) => message))];
  if (messages.length === 0) return [];
  return [{ message: messages.length > 1 ? `[${messages.join(', ')}]` : (messages[0] ?? '') }];
}

// kubernetes cli-runtime pkg/printers/name.go NamePrinter
function printedName({ object, name }: Info): string {
  return `${groupKind(textOf(object.apiVersion), textOf(object.kind).toLowerCase())}/${name}`;
}

function different(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...seen.values()];
}
