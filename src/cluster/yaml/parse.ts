import { isObject } from '../apiserver/custom-resource/schema-node.ts';
import type { Json } from '../object.ts';
import { repairFlattened } from './flattened/repair.ts';
import type { GoYamlError } from './goyaml-error.ts';
import { type Span, spanOf } from './locate.ts';
import type { Problem } from './problems.ts';
import type { Node } from './reader/node.ts';
import { parseTree } from './reader/parser.ts';
import { splitDocuments } from './split.ts';
import { syntaxProblem } from './syntax-problem.ts';
import { valueOfTree } from './values.ts';
import { type Wrapping, wrappings } from './wrapping.ts';

/** One document's text, read once. Its tree is not kept: it takes many times the room of the text. */
export interface ParsedDocument {
  readonly value: Json | undefined;
  readonly span: Span;
  /** Where the entries of a field `items` stand. */
  readonly items: readonly Span[];
  readonly problems: readonly Problem[];
  /** What kubectl says of a text that it cannot read. */
  readonly unreadable?: GoYamlError;
}

/** Deeper than any manifest, far from the end of the stack. */
const depthLimit = 500;
/** Nobody copies more than this out of a web page. */
const wrappedLimit = 200_000;

export function parseDocument(text: string): ParsedDocument {
  const parsed = readDocument(text);
  const [problem] = parsed.value === undefined || !isManifest(parsed.value) ? explained(text, parsed) : [];
  return problem ? { ...parsed, problems: [problem] } : parsed;
}

/** Says of a text that is no manifest what it is instead, and how it becomes one. */
function explained(text: string, { value, problems }: ParsedDocument): Problem[] {
  const unwrapped = unwrap(text);
  if (unwrapped) return [unwrapped];
  if (value === undefined && text.includes('{{')) return [template(text)];
  const repaired = repairFlattened(text, value);
  return repaired !== undefined && isReadable(repaired) ? [flattened(text, repaired, value === undefined ? problems[0] : undefined)] : [];
}

const isManifest = (value: Json) =>
  isObject(value) &&
  typeof value.apiVersion === 'string' &&
  typeof value.kind === 'string' &&
  isObject(value.metadata ?? value.items) &&
  value.spec !== null;

function unwrap(text: string): Problem | undefined {
  if (text.length > wrappedLimit) return undefined;
  for (const { sign, takeOff, ...said } of wrappings) {
    const at = text.search(sign);
    const bare = at < 0 ? text : takeOff(text);
    if (bare === text || !isManifest(readDocument(splitDocuments(bare)[0]?.text ?? '').value ?? null)) continue;
    return wrapped(text, said, at, bare);
  }
  return undefined;
}

const isReadable = (text: string) => readDocument(splitDocuments(text)[0]?.text ?? '').value !== undefined;

function readDocument(text: string): ParsedDocument {
  const behindSeparator = /^---[^\S\n]*([^\s#].*)/.exec(text)?.[1]?.trim();
  if (behindSeparator) return broken(text, notASeparator(text), { separator: behindSeparator });
  const { root, failure, rest } = parseTree(text, depthLimit);
  if (failure) return broken(text, syntaxProblem(failure, text), failure);
  const { value, problem, duplicates } = valueOfTree(root);
  const problems: Problem[] = duplicates.map(({ key, node }) => ({
    severity: 'warning',
    code: 'yaml-duplicate-key',
    message: `${JSON.stringify(key)} is written twice in this map; kubectl keeps the last one and drops the others.`,
    hint: 'Remove or rename one of them.',
    ...spanOf(node),
  }));
  if (rest !== undefined) problems.push(ignoredRest(rest, text));
  if (!problem) return { value, span: root ? spanOf(root) : whole(text), items: root ? itemSpans(root) : [], problems };
  const { code, message, hint, node, goYaml } = problem;
  const failed: Problem = { severity: 'error', code, message, hint, ...spanOf(node) };
  return { ...broken(text, failed, { conversion: goYaml }), problems: [...problems, failed] };
}

const whole = (text: string): Span => ({ start: 0, end: text.length });

function broken(text: string, problem: Problem, unreadable: GoYamlError): ParsedDocument {
  return { value: undefined, span: whole(text), items: [], problems: [problem], unreadable };
}

function itemSpans(root: Node): readonly Span[] {
  const items = root.kind === 'map' ? root.pairs.findLast(({ key }) => key.kind === 'scalar' && key.text === 'items')?.value : undefined;
  return items?.kind === 'sequence' ? items.items.map(spanOf) : [];
}

/** The tree of a text once more, for finding places in it. */
export function treeOf(text: string): Node | undefined {
  return parseTree(text, depthLimit).root;
}

const notASeparator = (text: string): Problem => ({
  severity: 'error',
  code: 'yaml-separator',
  message: 'A separator stands alone on its line; kubectl takes nothing but a comment behind ---.',
  hint: 'Put what follows --- on the next line.',
  start: 0,
  end: Math.max(3, text.split('\n', 1)[0]?.length ?? 0),
});

/** Where most lines are as they should be, a mistake in one of them keeps its own words. */
function flattened(text: string, repaired: string, mistake: Problem | undefined): Problem {
  const replaced = whole(text.trimEnd());
  const repair = { title: 'Restore the indentation', text: text.startsWith('---') ? `---\n${repaired}` : repaired, replaced };
  const sound = new Set(repaired.split('\n'));
  const lines = replaced.end > 0 ? text.trimEnd().split(/\r?\n/) : [];
  const isMostlySound = lines.filter((line) => sound.has(line)).length * 2 > lines.length;
  if (isMostlySound && mistake) return { ...mistake, repair };
  const firstBad = isMostlySound ? text.indexOf(lines.find((line) => !sound.has(line)) ?? '') : 0;
  return {
    severity: 'error',
    code: 'yaml-flattened',
    message: 'This manifest has lost its line breaks or its indentation.',
    hint: 'Put them back; the names of the fields tell where each belongs.',
    start: firstBad,
    end: replaced.end,
    repair,
  };
}

function wrapped(
  text: string,
  { title, ...said }: Pick<Wrapping, 'code' | 'message' | 'hint' | 'title'>,
  at: number,
  bare: string,
): Problem {
  const replaced = whole(text.trimEnd());
  return { severity: 'error', ...said, start: at, end: Math.min(at + 1, text.length), repair: { title, text: bare, replaced } };
}

function template(text: string): Problem {
  const start = text.indexOf('{{');
  const end = text.indexOf('}}', start);
  return {
    severity: 'error',
    code: 'yaml-template',
    message: 'This is a template, not yet a manifest: what stands in {{ … }} is still to be filled in.',
    hint: 'Paste what helm template prints for the chart (or put values in place of the braces).',
    start,
    end: end < 0 ? start + 2 : end + 2,
  };
}

const ignoredRest = (start: number, text: string): Problem => ({
  severity: 'warning',
  code: 'yaml-ignored-rest',
  message: 'kubectl reads only the first document up to the next separator; this one is ignored.',
  hint: 'Put --- on a line of its own.',
  start,
  end: text.length,
});
