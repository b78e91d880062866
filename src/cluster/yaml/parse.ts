import { Composer, isMap, isSeq, Lexer, type Node, Parser, type Tags, type Document as YamlTree } from 'yaml';
import type { Json } from '../object.ts';
import { repairFlattened } from './flattened/repair.ts';
import { type GoYamlError, goYamlError, lineAt } from './goyaml-error.ts';
import { type Span, spanOf } from './locate.ts';
import { type Problem, problemOf } from './problems.ts';
import { scalarTags } from './scalars.ts';
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

const schema = {
  version: '1.1',
  schema: 'failsafe',
  customTags: (tags: Tags): Tags => [...tags, ...scalarTags],
  uniqueKeys: false,
  prettyErrors: false,
} as const;

export function parseDocument(text: string): ParsedDocument {
  const parsed = readDocument(text);
  const repaired = repairFlattened(text, parsed.value);
  if (repaired === undefined || readDocument(repaired.split('---\n')[0] ?? '').value === undefined) return parsed;
  return { ...parsed, problems: [flattened(text, repaired)] };
}

function readDocument(text: string): ParsedDocument {
  const behindSeparator = /^---[^\S\n]*([^\s#].*)/.exec(text)?.[1]?.trim();
  if (behindSeparator) return broken(text, notASeparator(text), { message: behindSeparator, separator: true });
  const { tree, more, tooDeepAt } = composeFirst(text);
  if (tooDeepAt !== undefined) return broken(text, tooDeep(tooDeepAt), { message: 'exceeded max depth of 10000' });
  const error = tree?.errors[0];
  if (error) {
    const { code, message, pos } = error;
    return broken(text, problemOf(error, text), goYamlError({ code, message, at: pos[0] }, text));
  }
  const root = tree?.contents ?? null;
  const { value, problem, duplicates } = valueOfTree(root);
  const problems: Problem[] = duplicates.map(({ key, node }) => ({
    severity: 'warning',
    code: 'yaml-duplicate-key',
    message: `${JSON.stringify(key)} is written twice in this map; kubectl keeps the last one and drops the others.`,
    hint: 'Remove or rename one of them.',
    ...(spanOf(node) ?? whole(text)),
  }));
  if (more) problems.push(ignoredRest(more, text));
  if (!problem) return { value, span: spanOf(root) ?? whole(text), items: itemSpans(root), problems };
  const { code, message, hint, node, goYaml } = problem;
  const failed: Problem = { severity: 'error', code, message, hint, ...(spanOf(node) ?? whole(text)) };
  const line = goYaml.scanner ? { line: lineAt(text, failed.start) } : {};
  return { ...broken(text, failed, { ...goYaml, ...line }), problems: [...problems, failed] };
}

const whole = (text: string): Span => ({ start: 0, end: text.length });

function broken(text: string, problem: Problem, unreadable: GoYamlError): ParsedDocument {
  return { value: undefined, span: whole(text), items: [], problems: [problem], unreadable };
}

function itemSpans(root: Node | null): readonly Span[] {
  const items = isMap(root) ? root.get('items', true) : undefined;
  return isSeq(items) ? items.items.flatMap((item) => spanOf(item as Node) ?? []) : [];
}

/** The tree of a text once more, for finding places in it. */
export function treeOf(text: string): Node | null {
  return composeFirst(text).tree?.contents ?? null;
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
  repaired: text.startsWith('---') ? `---\n${repaired}` : repaired,
  ...whole(text.trimEnd()),
});

const tooDeep = (at: number): Problem => ({
  severity: 'error',
  code: 'yaml-too-deep',
  message: `Fields are nested more than ${depthLimit} deep.`,
  hint: 'No Kubernetes object is that deep; look for brackets that are never closed.',
  start: at,
  end: at + 1,
});

function ignoredRest({ range }: YamlTree.Parsed, text: string): Problem {
  return {
    severity: 'warning',
    code: 'yaml-ignored-rest',
    message: 'kubectl reads only the first document up to the next separator; this one is ignored.',
    hint: 'Put --- on a line of its own.',
    start: range[0],
    end: Math.min(range[2], text.length),
  };
}

interface Composed {
  readonly tree?: YamlTree.Parsed;
  readonly more?: YamlTree.Parsed;
  readonly tooDeepAt?: number;
}

/** The parser keeps its own stack and the composer uses the engine's, so depth is checked between the two. */
function composeFirst(text: string): Composed {
  const parser = new Parser();
  const tokens = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > depthLimit * 2) return { tooDeepAt: parser.offset };
  }
  tokens.push(...parser.end());
  const [tree, more] = [...new Composer(schema).compose(tokens, true, text.length)];
  return { ...(tree ? { tree } : {}), ...(more?.contents ? { more } : {}) };
}
