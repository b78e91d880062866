import { printedOutput } from '../cluster/kubectl/printed-output.ts';
import type { Diagnostic, SourceFile } from '../cluster/source.ts';
import type { Document } from '../cluster/yaml/index.ts';

/** Says of what kubectl printed what to paste instead, rather than where it fails to be a manifest; what can be repaired is left to that. */
export function toldOfPrinted(
  files: readonly SourceFile[],
  documents: readonly Document[],
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const isIn = ({ source: { file, start, end } }: Document, { source }: Diagnostic) =>
    source.file === file && source.start >= start && source.start <= end;
  const told = new Map<Document, Diagnostic>();
  for (const document of documents) {
    const { source, value } = document;
    if (typeof value === 'object' && value !== null && 'kind' in value) continue;
    const found = printedOutput(files.find(({ name }) => name === source.file)?.text.slice(source.start, source.end) ?? '');
    const isMended = diagnostics.some((diagnostic) => diagnostic.fix && isIn(document, diagnostic));
    if (found && !isMended) told.set(document, { severity: 'error', code: 'printed-output', ...found, source });
  }
  if (told.size === 0) return diagnostics;
  return [...told.values(), ...diagnostics.filter((diagnostic) => ![...told.keys()].some((document) => isIn(document, diagnostic)))];
}
