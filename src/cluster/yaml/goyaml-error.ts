import type { SyntaxFailure } from './reader/token.ts';

/** What goyaml.v2, and so kubectl, says of a text that is no YAML. */
export type GoYamlError =
  | Pick<SyntaxFailure, 'message' | 'line' | 'scanner'>
  /** Once it has read the text goyaml names no line. */
  | { readonly conversion: string }
  /** What stands behind a separator, which kubectl refuses before any YAML is read. */
  | { readonly separator: string }
  /** What Go's JSON decoder says; the byte counts from 1 in the file, and is absent where the file ends too early. */
  | { readonly json: string; readonly byte?: number };

/** goyaml counts a line more where its scanner stumbles than where its parser does, and never names the first. */
// goyaml.v2 decode.go parser.fail
export function goYamlText(error: GoYamlError, skippedLines: number): string {
  if ('separator' in error) return `invalid Yaml document separator: ${error.separator}`;
  if ('json' in error) return error.byte === undefined ? error.json : `json: offset ${error.byte}: ${error.json}`;
  if ('conversion' in error) return `error converting YAML to JSON: ${error.conversion}`;
  const line = error.line - skippedLines;
  const place = line > 0 ? `line ${error.scanner ? line + 1 : line}: ` : '';
  return `error converting YAML to JSON: yaml: ${place}${error.message}`;
}
