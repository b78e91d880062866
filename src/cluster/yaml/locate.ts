import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';

/** Offsets in the document's own text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function spanOf(node: Node | null | undefined): Span | undefined {
  const range = node?.range;
  return range ? { start: range[0], end: range[1] } : undefined;
}

/** The place of a field, from its name to the end of its value; of the nearest enclosing one where the path leads nowhere. */
export function locateIn(root: Node | null, path: string): Span | undefined {
  let node = root;
  let span = spanOf(root);
  let rest = path;
  while (rest !== '' && node) {
    if (isMap(node)) {
      const step = stepInto(node.items as Pair<Node | null, Node | null>[], rest);
      if (!step) break;
      const key = spanOf(step.pair.key);
      const value = spanOf(step.pair.value);
      span = key ? { start: key.start, end: Math.max(key.end, value?.end ?? 0) } : (value ?? span);
      node = step.pair.value;
      rest = step.rest;
    } else if (isSeq(node)) {
      const index = /^\[(\d+)\]\.?/.exec(rest);
      const item = index && (node.items[Number(index[1])] as Node | undefined);
      if (!item) break;
      node = item;
      span = spanOf(item) ?? span;
      rest = rest.slice(index[0].length);
    } else break;
    if (isAlias(node)) break;
  }
  return span;
}

/** Field names may hold dots, so the longest name that the path starts with is the one meant. */
function stepInto(pairs: readonly Pair<Node | null, Node | null>[], path: string) {
  let best: { pair: Pair<Node | null, Node | null>; rest: string; length: number } | undefined;
  for (const pair of pairs) {
    if (!isScalar(pair.key)) continue;
    const key = String(pair.key.value);
    for (const prefix of [key, `[${key}]`]) {
      const after = path[prefix.length];
      const fits = path.startsWith(prefix) && (after === undefined || after === '.' || after === '[');
      if (!fits || prefix.length < (best?.length ?? 0)) continue;
      best = { pair, length: prefix.length, rest: path.slice(prefix.length).replace(/^\./, '') };
    }
  }
  return best;
}
