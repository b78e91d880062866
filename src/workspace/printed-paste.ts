import { printedOutput } from '../cluster/kubectl/printed-output.ts';
import type { Diagnostic, SourceFile } from '../cluster/source.ts';
import type { Document } from '../cluster/yaml/index.ts';

/** Says of a table or a description of kubectl what to paste instead, rather than where it fails to be a manifest. */
export function toldOfPrinted(
  files: readonly SourceFile[],
  documents: readonly Document[],
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const printed = documents.flatMap(({ source, value }): Diagnostic[] => {
    if (typeof value === 'object' && value !== null && 'kind' in value) return [];
    const found = printedOutput(files.find(({ name }) => name === source.file)?.text.slice(source.start, source.end) ?? '');
    return found ? [{ severity: 'error', code: 'printed-output', ...found, source }] : [];
  });
  const isInside = ({ source }: Diagnostic) =>
    printed.some(({ source: { file, start, end } }) => source.file === file && source.start >= start && source.end <= end);
  return printed.length === 0 ? diagnostics : [...printed, ...diagnostics.filter((diagnostic) => !isInside(diagnostic))];
}
