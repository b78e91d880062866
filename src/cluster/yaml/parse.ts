import type { Json } from '../object.ts';
import { repairFlattened } from './flattened/repair.ts';
import type { GoYamlError } from './goyaml-error.ts';
import { type Span, spanOf } from './locate.ts';
import type { Problem } from './problems.ts';
import type { Node } from './reader/node.ts';
import { parseTree } from './reader/parser.ts';
import { syntaxProblem } from './syntax-problem.ts';
import { valueOfTree } from './values.ts';

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

export function parseDocument(text: string): ParsedDocument {
  const parsed = readDocument(text);
  const repaired = repairFlattened(text, parsed.value);
  if (repaired === undefined || readDocument(repaired.split('---\n')[0] ?? '').value === undefined) return parsed;
  return { ...parsed, problems: [flattened(text, repaired)] };
}

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
  return { ...broken(text, failed, { message: goYaml }), problems: [...problems, failed] };
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

const flattened = (text: string, repaired: string): Problem => ({
  severity: 'error',
  code: 'yaml-flattened',
  message: 'This manifest has lost its line breaks or its indentation.',
  hint: 'Put them back; the names of the fields tell where each belongs.',
  repair: { title: 'Restore the indentation', text: text.startsWith('---') ? `---\n${repaired}` : repaired },
  ...whole(text.trimEnd()),
});

const ignoredRest = (start: number, text: string): Problem => ({
  severity: 'warning',
  code: 'yaml-ignored-rest',
  message: 'kubectl reads only the first document up to the next separator; this one is ignored.',
  hint: 'Put --- on a line of its own.',
  start,
  end: text.length,
});
