import { alikeEnds } from '../cluster/alike-ends.ts';
import type { WorkspaceFile } from '../workspace/workspace.ts';

/** From this many characters on, text is worked out off the main thread. */
const heavyText = 100_000;
/** So is text of which this much is new: what it takes is known when it was worked out once. */
const heavyNewText = 20_000;
/** The same from this many objects on. */
const heavyObjects = 250;
/** A few lines can ask for thousands of Pods. */
const heavyReplicas = 300;

/** Whether these files may keep the main thread busy for longer than a person notices, seen that it worked out others `before`. */
export function isHeavy(files: readonly WorkspaceFile[], before: readonly WorkspaceFile[]): boolean {
  if (sum(files, ({ text }) => text.length) >= heavyText) return true;
  if (sum(files, (file) => newText(file, before)) >= heavyNewText) return true;
  if (sum(files, ({ text }) => text.match(/\bkind\b/g)?.length ?? 0) >= heavyObjects) return true;
  return sum(files, ({ text }) => sum([...text.matchAll(/\b(?:replicas|parallelism)\W{1,3}(\d+)/g)], replicasOf)) >= heavyReplicas;
}

const replicasOf = ([, count]: readonly string[]) => Number(count);

/** How long the stretch is that differs from what the file held before. */
function newText({ name, text }: WorkspaceFile, before: readonly WorkspaceFile[]): number {
  const known = before.find((file) => file.name === name)?.text ?? '';
  const { head, tail } = alikeEnds(known, text);
  return text.length - head - tail;
}

function sum<T>(values: readonly T[], count: (value: T) => number): number {
  return values.reduce((total, value) => total + count(value), 0);
}
