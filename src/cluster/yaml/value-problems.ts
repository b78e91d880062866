import { type Alias, isMap, isScalar, type Node, type Pair } from 'yaml';
import type { GoYamlError } from './goyaml-error.ts';

/** A reason why a tree has no JSON value, at a node. */
export interface ValueProblem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly node: Node;
  readonly goYaml: GoYamlError;
}

export function aliasBomb(node: Node): ValueProblem {
  return {
    code: 'yaml-alias-bomb',
    message: 'Aliases unfold into more values than any manifest needs.',
    hint: 'Write the repeated part out, or use fewer aliases.',
    node,
    goYaml: { message: 'document contains excessive aliasing' },
  };
}

export function unknownAlias(alias: Alias): ValueProblem {
  const { source } = alias;
  const isName = /^[\w-]+$/.test(source);
  return {
    code: 'yaml-unknown-alias',
    message: isName ? `Nothing above is marked &${source}.` : `Without quotes, *${source} is an alias, and no valid one.`,
    hint: isName ? `Mark the value to repeat with &${source}, above this line.` : `Put it in quotes: "*${source}"`,
    node: alias,
    goYaml: isName
      ? { message: `unknown anchor '${source}' referenced` }
      : { message: 'did not find expected alphabetic or numeric character', scanner: true },
  };
}

export function aliasLoop(alias: Alias): ValueProblem {
  return {
    code: 'yaml-alias-loop',
    message: `&${alias.source} contains itself.`,
    hint: 'Write out what should be repeated.',
    node: alias,
    goYaml: { message: `anchor '${alias.source}' value contains itself` },
  };
}

export function notMergeable(node: Node): ValueProblem {
  return {
    code: 'yaml-merge',
    message: 'A merge key (<<) takes a map or a list of maps.',
    hint: 'Give it an alias of a map: <<: *name',
    node,
    goYaml: { message: 'map merge requires map or sequence of maps as the value' },
  };
}

export function unusableKey(node: Node): ValueProblem {
  return {
    code: 'yaml-key',
    message: isMap(node) ? 'Braces stand where a field name should; a template was not filled in?' : 'A field name has to be text.',
    hint: 'Put the name in quotes, or remove the stray colon or brackets.',
    node,
    goYaml: { message: isMap(node) ? `invalid map key: ${goSyntax(node)}` : 'invalid map key' },
  };
}

/** As Go's %#v prints what goyaml reads from a map. */
function goSyntax(node: Node | null): string {
  if (isMap(node)) {
    const pairs = node.items as Pair<Node | null, Node | null>[];
    return `map[interface {}]interface {}{${pairs.map(({ key, value }) => `${goSyntax(key)}:${goSyntax(value)}`).join(', ')}}`;
  }
  const value = isScalar(node) ? node.value : null;
  return value === null ? 'interface {}(nil)' : JSON.stringify(value);
}
