import type { Json } from '../object.ts';
import type { AliasNode, MapNode, Node, ScalarNode } from './reader/node.ts';
import { scalarOf } from './scalars.ts';
import { aliasBomb, aliasLoop, notMergeable, unknownAlias, unusableKey, unusableScalar, type ValueProblem } from './value-problems.ts';

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
export function valueOfTree(root: Node | undefined): ValueOfTree {
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

  function jsonOf(node: Node): Json {
    if (problem) return null;
    if (aliasDepth > 0 && ++unfolded > aliasLimit) return fail(aliasBomb(node));
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    switch (node.kind) {
      case 'alias':
        return throughAlias(node, jsonOf, null);
      case 'scalar':
        return scalarValue(node);
      case 'sequence':
        return within(node, () => node.items.map(jsonOf));
      case 'map': {
        const object: { [key: string]: Json } = {};
        fill(object, node, true);
        return object;
      }
    }
  }

  function scalarValue(node: ScalarNode): string | number | boolean | null {
    const scalar = scalarOf(node);
    return 'value' in scalar ? scalar.value : fail(unusableScalar(node, scalar.failure));
  }

  /** An alias of what is not closed yet would contain itself. */
  function within<T>(node: Node, work: () => T): T {
    if (node.anchor === undefined) return work();
    open.add(node);
    const result = work();
    open.delete(node);
    return result;
  }

  function throughAlias<T>(alias: AliasNode, use: (target: Node) => T, otherwise: T): T {
    const target = anchors.get(alias.name);
    if (!target) {
      fail(unknownAlias(alias));
      return otherwise;
    }
    if (open.has(target)) {
      fail(aliasLoop(alias));
      return otherwise;
    }
    aliasDepth++;
    const result = use(target);
    aliasDepth--;
    return result;
  }

  function fill(object: { [key: string]: Json }, map: MapNode, reportDuplicates: boolean): void {
    const seen = new Set<string>();
    within(map, () => {
      for (const { key: keyNode, value } of map.pairs) {
        if (problem) break;
        if (isMergeKey(keyNode)) {
          merge(object, value);
          continue;
        }
        const key = keyOf(keyNode, value);
        if (key === undefined) break;
        if (seen.has(key) && reportDuplicates && aliasDepth === 0) duplicates.push({ key, node: keyNode });
        seen.add(key);
        set(object, key, jsonOf(value));
      }
    });
  }

  function merge(object: { [key: string]: Json }, from: Node): void {
    if (problem) return;
    if (++unfolded > aliasLimit) fail(aliasBomb(from));
    else if (from.kind === 'alias') throughAlias(from, (target) => merge(object, target), undefined);
    else if (from.kind === 'map') fill(object, from, false);
    else if (from.kind === 'sequence') for (const item of [...from.items].reverse()) merge(object, item);
    else fail(notMergeable(from));
  }

  function keyOf(key: Node, value: Node): string | undefined {
    const target = key.kind === 'alias' ? anchors.get(key.name) : key;
    if (target?.kind === 'scalar') {
      if (target.anchor !== undefined) anchors.set(target.anchor, target);
      const name = scalarValue(target);
      if (name !== null) return String(name);
    }
    fail(key.kind === 'alias' && !target ? unknownAlias(key) : unusableKey(target ?? key, value));
    return undefined;
  }

  const value = root ? jsonOf(root) : null;
  return problem ? { value: undefined, problem, duplicates } : { value, duplicates };
}

const isMergeKey = (key: Node) => key.kind === 'scalar' && key.text === '<<' && (key.plain || key.tag === 'tag:yaml.org,2002:merge');

/** Plain assignment to `__proto__` would lose the field. */
function set(object: { [key: string]: Json }, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
}
