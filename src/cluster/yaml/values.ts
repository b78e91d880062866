import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Json } from '../object.ts';
import { aliasBomb, aliasLoop, notMergeable, unknownAlias, unusableKey, type ValueProblem } from './value-problems.ts';

export interface Duplicate {
  readonly key: string;
  readonly node: Node;
}

export interface ValueOfTree {
  readonly value: Json | undefined;
  readonly problem?: ValueProblem;
  readonly duplicates: readonly Duplicate[];
}

/** How many values aliases may unfold into before the document counts as a bomb. */
const aliasLimit = 200_000;

/** The JSON of a parsed document, as `yaml.YAMLToJSON` makes it: keys are text, merges happen in order, the last of equal keys wins. */
// sigs.k8s.io/yaml yaml.go convertToJSONableObject; goyaml.v2 decode.go mapping, merge
export function valueOfTree(root: Node | null): ValueOfTree {
  const duplicates: Duplicate[] = [];
  const anchors = new Map<string, Node>();
  const open = new Set<Node>();
  let problem: ValueProblem | undefined;
  let unfolded = 0;
  let aliasDepth = 0;

  const fail = (found: ValueProblem): null => {
    problem ??= found;
    return null;
  };

  function jsonOf(node: Node | null | undefined): Json {
    if (!node || problem) return null;
    if (aliasDepth > 0 && ++unfolded > aliasLimit) {
      return fail(aliasBomb(node));
    }
    if (isAlias(node)) return throughAlias(node, (target) => jsonOf(target), null);
    if ('anchor' in node && node.anchor) anchors.set(node.anchor, node);
    if (isScalar(node)) return scalarOf(node.value);
    if (isSeq(node)) return node.items.map((item) => jsonOf(isPair(item) ? undefined : (item as Node)));
    if (!isMap(node)) return null;
    const object: { [key: string]: Json } = {};
    fill(object, node, true);
    return object;
  }

  function throughAlias<T>(alias: Alias, use: (target: Node) => T, otherwise: T): T {
    const target = anchors.get(alias.source);
    if (!target) {
      fail(unknownAlias(alias));
      return otherwise;
    }
    if (open.has(target)) {
      fail(aliasLoop(alias));
      return otherwise;
    }
    aliasDepth++;
    open.add(target);
    const result = use(target);
    open.delete(target);
    aliasDepth--;
    return result;
  }

  function fill(object: { [key: string]: Json }, map: YAMLMap, reportDuplicates: boolean): void {
    const seen = new Set<string>();
    if (map.anchor) open.add(map);
    for (const pair of map.items as Pair<Node | null, Node | null>[]) {
      if (problem) break;
      if (isMergeKey(pair.key)) {
        merge(object, pair.value);
        continue;
      }
      const key = keyOf(pair.key, map);
      if (key === undefined) break;
      if (seen.has(key) && reportDuplicates && aliasDepth === 0) duplicates.push({ key, node: pair.key ?? map });
      seen.add(key);
      set(object, key, jsonOf(pair.value));
    }
    if (map.anchor) open.delete(map);
  }

  function merge(object: { [key: string]: Json }, from: Node | null): void {
    if (!from || problem) return;
    if (++unfolded > aliasLimit) {
      fail(aliasBomb(from));
    } else if (isAlias(from)) throughAlias(from, (target) => merge(object, target), undefined);
    else if (isMap(from)) fill(object, from, false);
    else if (isSeq(from)) for (const item of [...from.items].reverse()) merge(object, item as Node);
    else fail(notMergeable(from));
  }

  function keyOf(key: Node | null, map: YAMLMap): string | undefined {
    const target = isAlias(key) ? anchors.get(key.source) : key;
    if (isScalar(target)) {
      if (target.anchor) anchors.set(target.anchor, target);
      const value = scalarOf(target.value);
      if (value !== null) return String(value);
    }
    fail(unusableKey(target ?? map));
    return undefined;
  }

  const value = jsonOf(root);
  return problem ? { value: undefined, problem, duplicates } : { value, duplicates };
}

function isMergeKey(key: Node | null): boolean {
  return isScalar(key) && key.value === '<<' && (key.type === 'PLAIN' || key.type === undefined);
}

function scalarOf(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Plain assignment to `__proto__` would lose the field. */
function set(object: { [key: string]: Json }, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
}
