import type { Json } from '../object.ts';
import type { Diagnostic, Source, SourceFile, TextEdit } from '../source.ts';
import { goYamlText } from './goyaml-error.ts';
import { locateIn, type Span } from './locate.ts';
import { type ParsedDocument, parseDocument, treeOf } from './parse.ts';
import type { Repair } from './problems.ts';
import { mayBeJson, readAsJson } from './read-as-json.ts';
import { remembered } from './remembered.ts';
import { type Chunk, splitDocuments } from './split.ts';

/** One YAML or JSON document as sigs.k8s.io/yaml reads it, or one item of a `List`. */
export interface Document {
  readonly source: Source;
  /** Undefined where the document could not be read; its diagnostic says why. The same text gives the same value again: never change it. */
  readonly value: Json | undefined;
  /** Source of a field, of the nearest enclosing one where the path does not exist. Path as in field errors: `spec.ports[0].name`. */
  readonly locate: (path: string) => Source;
  /** What kubectl says where it cannot read the document: `error converting YAML to JSON: yaml: line 3: did not find expected key`. */
  readonly unreadable?: string;
  /** The `List` that it is an item of, which kubectl looks up a little differently. */
  readonly inList?: Source;
}

export interface Documents {
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}

const sizeLimit = 5_000_000;
/** As many as the largest workspaces have documents, and some edits. */
const parse = remembered(parseDocument, 30_000);
const tree = remembered(treeOf, 200);

export function readFiles(files: readonly SourceFile[]): Documents {
  const documents: Document[] = [];
  const diagnostics: Diagnostic[] = [];
  let number = 0;
  for (const file of files) {
    if (file.text.length > sizeLimit) {
      diagnostics.push(tooLarge(file, number));
      continue;
    }
    let isJson = mayBeJson(file.text);
    for (const [position, chunk] of splitDocuments(file.text).entries()) {
      const asYaml = parse(chunk.text);
      const asJson = isJson ? readAsJson(file.text, chunk, position, asYaml) : undefined;
      isJson = asJson !== undefined;
      const parsed = asJson ?? asYaml;
      const place: Place = { file: file.name, document: number, offset: chunk.start };
      for (const diagnostic of diagnosticsOf(parsed, place)) diagnostics.push(diagnostic);
      if (parsed.value === null) continue;
      number++;
      for (const document of documentsOf(parsed, chunk, place, isLeading(file.text, chunk))) documents.push(document);
    }
  }
  return { documents, diagnostics };
}

interface Place {
  readonly file: string;
  readonly document: number;
  readonly offset: number;
}

/** kubectl counts the lines of a document from behind its separator, save where the file starts with one. */
const isLeading = (text: string, { start }: Chunk) => start <= (text.startsWith('\uFEFF') ? 1 : 0);

function documentsOf({ value, span, items, unreadable }: ParsedDocument, { text }: Chunk, place: Place, leading: boolean): Document[] {
  const listed = listItems(value);
  const document = documentAt(place, text, value, span, '');
  if (listed)
    return listed.map((item, i) => ({ ...documentAt(place, text, item, items[i] ?? span, `items[${i}].`), inList: document.source }));
  return [unreadable ? { ...document, unreadable: goYamlText(unreadable, !leading && text.startsWith('---') ? 1 : 0) } : document];
}

function documentAt({ file, document, offset }: Place, text: string, value: Json | undefined, whole: Span, prefix: string): Document {
  const at = ({ start, end }: Span): Source => ({ file, document, start: offset + start, end: offset + trimmedEnd(text, start, end) });
  return {
    source: at(whole),
    value,
    locate: (path) => {
      const root = path && value !== undefined ? tree(text) : undefined;
      return at(root ? locateIn(root, prefix + path) : whole);
    },
  };
}

/** A block ends where its last line does, not where the next one starts. */
function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--;
  return last;
}

/** Whatever has `items` is a list to kubectl; its items take the list's kind where they name neither kind nor version. */
// kubernetes apimachinery pkg/apis/meta/v1/unstructured/helpers.go decodeToList
function listItems(value: Json | undefined): Json[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { items, kind, apiVersion } = value;
  if (!Array.isArray(items) || typeof kind !== 'string') return undefined;
  const itemKind = kind.replace(/List$/, '');
  return itemKind ? items.map((item) => withKind(item, itemKind, apiVersion ?? '')) : items;
}

const withKinds = new WeakMap<object, Json>();

function withKind(item: Json, kind: string, apiVersion: Json): Json {
  if (typeof item !== 'object' || item === null || Array.isArray(item) || item.kind || item.apiVersion) return item;
  const known = withKinds.get(item);
  if (known) return known;
  const named: Json = { apiVersion, kind, ...item };
  withKinds.set(item, named);
  return named;
}

function diagnosticsOf(parsed: ParsedDocument, { file, document, offset }: Place): Diagnostic[] {
  return parsed.problems.map(({ severity, code, message, hint, start, end, repair }) => ({
    severity,
    code,
    message,
    ...(hint ? { hint } : {}),
    source: { file, document, start: offset + start, end: offset + end },
    ...(repair ? { fix: { title: repair.title, edits: [repairEdit(repair, file, offset)] } } : {}),
  }));
}

function repairEdit({ text, replaced }: Repair, file: string, offset: number): TextEdit {
  return { file, start: offset + replaced.start, end: offset + replaced.end, text: text.trimEnd() };
}

function tooLarge(file: SourceFile, document: number): Diagnostic {
  return {
    severity: 'error',
    code: 'file-too-large',
    message: `${file.name} has ${(file.text.length / 1e6).toFixed(1)} million characters; more than ${sizeLimit / 1e6} million are not read.`,
    hint: 'Leave out what has nothing to do with Services, such as large ConfigMaps and CRDs.',
    source: { file: file.name, document, start: 0, end: 0 },
  };
}
