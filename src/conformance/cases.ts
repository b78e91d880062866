import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { KubeObject } from '../cluster/object.ts';
import { type CaseFiles, caseOfFiles } from '../snapshot/read-case.ts';
import type { ConformanceCase, Snapshot } from '../snapshot/snapshot.ts';

/** A case and what the real cluster did with it. */
export interface RecordedCase extends ConformanceCase {
  readonly name: string;
  readonly recorded: Snapshot;
}

type Packed = Record<
  string,
  Omit<CaseFiles, 'observed.json'> & { 'desired.json': { steps: Snapshot['desired'] }; 'observed.json': { steps: ObservedStep[] } }
>;

interface ObservedStep {
  readonly cluster: { readonly items: readonly KubeObject[] };
  readonly expected: Snapshot['observed'][number];
}

let loaded: readonly RecordedCase[] | undefined;

/** All recorded cases, from the packed file beside this one. */
export function loadCases(): readonly RecordedCase[] {
  if (!loaded) {
    const packed: Packed = JSON.parse(brotliDecompressSync(readFileSync(new URL('cases.json.br', import.meta.url))).toString());
    loaded = Object.entries(packed).map(([name, files]) => ({
      name,
      ...caseOfFiles(files),
      recorded: { desired: files['desired.json'].steps, observed: files['observed.json'].steps.map((step) => step.expected) },
    }));
  }
  return loaded;
}
