import type { Hop, Trace } from '../request/trace.ts';

/** Hops of two traces that stand beside each other; one side may have none. */
export interface HopPair {
  /** Position in its trace. */
  readonly one: number | undefined;
  readonly other: number | undefined;
  readonly differs: boolean;
}

export interface Compared {
  /** What came of it, in a sentence. */
  readonly summary: string;
  readonly isSame: boolean;
  readonly pairs: readonly HopPair[];
}

/** Puts two traces side by side, stage by stage, and says where they differ. */
export function compare(one: Trace, other: Trace): Compared {
  const pairs = pairUp(one.hops, other.hops).map(([left, right]): HopPair => {
    const [first, second] = [left === undefined ? undefined : one.hops[left], right === undefined ? undefined : other.hops[right]];
    return { one: left, other: right, differs: !first || !second || textOf(first) !== textOf(second) };
  });
  const different = pairs.filter(({ differs }) => differs).length;
  const isSame = outcomeOf(one) === outcomeOf(other);
  const way = wayText(different, pairs.length);
  return { summary: isSame ? `The same answer, ${way}.` : `The answers differ, ${way}.`, isSame, pairs };
}

function wayText(different: number, all: number): string {
  if (different === 0) return 'by the same way';
  return different === all ? 'and every hop differs' : `${different} of ${all} hops ${different === 1 ? 'differs' : 'differ'}`;
}

/** Lines of a hop that the hop beside it has not; none where it has no line like them at all. */
export function ownLines(hop: Hop, beside: Hop | undefined): ReadonlySet<number> {
  const there = new Set(beside?.lines.map(lineText));
  const own = [...hop.lines.entries()].flatMap(([at, line]) => (there.has(lineText(line)) ? [] : [at]));
  return new Set(own.length < hop.lines.length ? own : []);
}

const lineText = ({ text, mark, note }: Hop['lines'][number]) => `${mark ?? ''} ${text} ${note ?? ''}`;

const textOf = ({ title, verdict, reason, lines }: Hop) => [title, verdict, reason, ...lines.map(lineText)].join('\n');

const outcomeOf = ({ outcome, answerers, output = '', sentence }: Trace) =>
  [
    outcome,
    ...(answerers.length > 0
      ? answerers.map(({ address, port, share }) => `${address} ${port} ${share.toFixed(6)}`).toSorted()
      : [output || sentence]),
  ].join('\n');

const mostHops = 200;

/** The longest common sequence of stages; what has no fellow stands alone. */
function pairUp(one: readonly Hop[], other: readonly Hop[]): readonly (readonly [number | undefined, number | undefined])[] {
  const [rows, columns] = [Math.min(one.length, mostHops), Math.min(other.length, mostHops)];
  const width = columns + 1;
  const length = new Int32Array((rows + 1) * width);
  const at = (row: number, column: number) => length[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const next = Math.max(at(row + 1, column), at(row, column + 1));
      length[row * width + column] = one[row]?.stage === other[column]?.stage ? Math.max(next, at(row + 1, column + 1) + 1) : next;
    }
  }
  const pairs: (readonly [number | undefined, number | undefined])[] = [];
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    if (one[row]?.stage === other[column]?.stage && at(row, column) === at(row + 1, column + 1) + 1) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) pairs.push([row++, undefined]);
    else pairs.push([undefined, column++]);
  }
  while (row < rows) pairs.push([row++, undefined]);
  while (column < columns) pairs.push([undefined, column++]);
  return pairs;
}
