import { alikeEnds } from '../alike-ends.ts';
import { entryOf } from '../entry-of.ts';

/** Positions in two lists of lines from which `size` lines are alike. */
interface Block {
  readonly a: number;
  readonly b: number;
  readonly size: number;
}

interface Step {
  readonly kind: 'same' | 'changed';
  readonly a: readonly [from: number, to: number];
  readonly b: readonly [from: number, to: number];
}

const context = 3;
/** The work grows with the square of the lines; beyond this many all between the first and the last change counts as changed. */
const longestCompared = 10_000;

/** What changed between two values, as a unified diff of their JSON with three lines around each change. */
// kubernetes apimachinery pkg/util/diff Diff; github.com/pmezard/go-difflib
export function unifiedDiff(before: unknown, after: unknown): string {
  const a = linesOf(before);
  const b = linesOf(after);
  return hunks(steps(a, b))
    .map((hunk) => hunkText(hunk, a, b))
    .join('');
}

const escapes: Readonly<Record<string, string>> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026' };

function linesOf(value: unknown): string[] {
  return JSON.stringify(value, null, 1)
    .replace(/[<>&]/g, (character) => escapes[character] ?? character)
    .split('\n')
    .map((line) => `${line}\n`);
}

function steps(a: readonly string[], b: readonly string[]): Step[] {
  const all: Step[] = [];
  let [i, j] = [0, 0];
  for (const block of [...matchingBlocks(a, b), { a: a.length, b: b.length, size: 0 }]) {
    if (i < block.a || j < block.b) all.push({ kind: 'changed', a: [i, block.a], b: [j, block.b] });
    i = block.a + block.size;
    j = block.b + block.size;
    if (block.size > 0) all.push({ kind: 'same', a: [block.a, i], b: [block.b, j] });
  }
  return all;
}

function matchingBlocks(a: readonly string[], b: readonly string[]): Block[] {
  if (a.length + b.length > longestCompared) return endsInCommon(a, b);
  const places = placesOf(b);
  const found: Block[] = [];
  const visit = (fromA: number, toA: number, fromB: number, toB: number): void => {
    let [nextA, nextB] = [fromA, fromB];
    while (nextA < toA && nextB < toB) {
      const block = longestMatch(a, b, places, [nextA, toA, nextB, toB]);
      if (block.size === 0) return;
      if (nextA < block.a && nextB < block.b) visit(nextA, block.a, nextB, block.b);
      const last = found.at(-1);
      if (last && last.a + last.size === block.a && last.b + last.size === block.b) {
        found[found.length - 1] = { ...last, size: last.size + block.size };
      } else found.push(block);
      [nextA, nextB] = [block.a + block.size, block.b + block.size];
    }
  };
  visit(0, a.length, 0, b.length);
  return found;
}

function endsInCommon(a: readonly string[], b: readonly string[]): Block[] {
  const { head, tail } = alikeEnds(a, b);
  const blocks = [
    { a: 0, b: 0, size: head },
    { a: a.length - tail, b: b.length - tail, size: tail },
  ];
  return blocks.filter(({ size }) => size > 0);
}

/** In a long text, lines that occur all over it do not start a match. */
function placesOf(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  lines.forEach((line, i) => {
    entryOf(places, line, () => []).push(i);
  });
  if (lines.length < 200) return places;
  const most = Math.floor(lines.length / 100) + 1;
  return new Map([...places].filter(([, list]) => list.length <= most));
}

type Bounds = readonly [fromA: number, toA: number, fromB: number, toB: number];

function longestMatch(a: readonly string[], b: readonly string[], places: ReadonlyMap<string, readonly number[]>, bounds: Bounds): Block {
  const [fromA, toA, fromB, toB] = bounds;
  let best = { a: fromA, b: fromB, size: 0 };
  let lengths = new Map<number, number>();
  for (let i = fromA; i < toA; i++) {
    const next = new Map<number, number>();
    for (const j of places.get(a[i] ?? '') ?? []) {
      if (j < fromB) continue;
      if (j >= toB) break;
      const size = (lengths.get(j - 1) ?? 0) + 1;
      next.set(j, size);
      if (size > best.size) best = { a: i - size + 1, b: j - size + 1, size };
    }
    lengths = next;
  }
  while (best.a > fromA && best.b > fromB && a[best.a - 1] === b[best.b - 1]) best = { a: best.a - 1, b: best.b - 1, size: best.size + 1 };
  while (best.a + best.size < toA && best.b + best.size < toB && a[best.a + best.size] === b[best.b + best.size]) best.size += 1;
  return best;
}

/** Changes with what stands around them; those near each other share a hunk. */
function hunks(all: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  let group: Step[] = [];
  all.forEach((step, i) => {
    if (step.kind === 'changed') {
      group.push(step);
      return;
    }
    const isFirst = i === 0;
    const isLast = i === all.length - 1;
    const length = step.a[1] - step.a[0];
    if (!isFirst && !isLast && length <= 2 * context) {
      group.push(step);
      return;
    }
    const kept = Math.min(context, length);
    if (!isFirst) {
      group.push({ ...step, a: [step.a[0], step.a[0] + kept], b: [step.b[0], step.b[0] + kept] });
      groups.push(group);
    }
    group = isLast ? [] : [{ ...step, a: [step.a[1] - kept, step.a[1]], b: [step.b[1] - kept, step.b[1]] }];
  });
  return group.length > 0 ? [...groups, group] : groups;
}

function hunkText(hunk: readonly Step[], a: readonly string[], b: readonly string[]): string {
  const [first, last] = [hunk[0], hunk.at(-1)];
  if (!first || !last) return '';
  const head = `@@ -${rangeText(first.a[0], last.a[1])} +${rangeText(first.b[0], last.b[1])} @@\n`;
  const marked = (mark: string, lines: readonly string[]) => lines.map((line) => mark + line);
  const body = hunk.flatMap((step) =>
    step.kind === 'same' ? marked(' ', a.slice(...step.a)) : [...marked('-', a.slice(...step.a)), ...marked('+', b.slice(...step.b))],
  );
  return head + body.join('');
}

function rangeText(from: number, to: number): string {
  const length = to - from;
  if (length === 1) return String(from + 1);
  return `${length === 0 ? from : from + 1},${length}`;
}
