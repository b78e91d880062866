import type { Node, Pair } from './reader/node.ts';

/** Offsets in the document's own text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const spanOf = ({ start, end }: Node): Span => ({ start, end });

/** The place of a field, from its name to the end of its value; of the nearest enclosing one where the path leads nowhere. */
export function locateIn(root: Node, path: string): Span {
  let node = root;
  let span = spanOf(root);
  let rest = path;
  while (rest !== '') {
    if (node.kind === 'map') {
      const step = stepInto(node.pairs, rest);
      if (!step) break;
      const { key, value } = step.pair;
      span = { start: key.start, end: Math.max(key.end, value.end) };
      node = value;
      rest = step.rest;
    } else if (node.kind === 'sequence') {
      const index = /^\[(\d+)\]\.?/.exec(rest);
      const item = index && node.items[Number(index[1])];
      if (!item) break;
      node = item;
      span = spanOf(item);
      rest = rest.slice(index[0].length);
    } else break;
  }
  return span;
}

/** Field names may hold dots, so the longest name that the path starts with is the one meant. */
function stepInto(pairs: readonly Pair[], path: string) {
  let best: { pair: Pair; rest: string; length: number } | undefined;
  for (const pair of pairs) {
    if (pair.key.kind !== 'scalar') continue;
    const name = pair.key.text;
    for (const prefix of [name, `[${name}]`]) {
      const after = path[prefix.length];
      const fits = path.startsWith(prefix) && (after === undefined || after === '.' || after === '[');
      if (!fits || prefix.length < (best?.length ?? 0)) continue;
      best = { pair, length: prefix.length, rest: path.slice(prefix.length).replace(/^\./, '') };
    }
  }
  return best;
}
