import type { AliasNode, Node, ScalarNode } from './reader/node.ts';
import { scalarOf } from './scalars.ts';

/** A reason why a tree has no JSON value, at a node. */
export interface ValueProblem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly node: Node;
  /** In goyaml's words, which name no line. */
  readonly goYaml: string;
}

export function aliasBomb(node: Node): ValueProblem {
  return {
    code: 'yaml-alias-bomb',
    message: 'Aliases unfold into more values than any manifest needs.',
    hint: 'Write the repeated part out, or use fewer aliases.',
    node,
    goYaml: 'document contains excessive aliasing',
  };
}

export function unknownAlias(alias: AliasNode): ValueProblem {
  return {
    code: 'yaml-unknown-alias',
    message: `Nothing above is marked &${alias.name}.`,
    hint: `Put it in quotes if the star is meant ("*${alias.name}"), or mark the value to repeat with &${alias.name}, above this line.`,
    node: alias,
    goYaml: `unknown anchor '${alias.name}' referenced`,
  };
}

export function aliasLoop(alias: AliasNode): ValueProblem {
  return {
    code: 'yaml-alias-loop',
    message: `&${alias.name} contains itself.`,
    hint: 'Write out what should be repeated.',
    node: alias,
    goYaml: `anchor '${alias.name}' value contains itself`,
  };
}

export function notMergeable(node: Node): ValueProblem {
  return {
    code: 'yaml-merge',
    message: 'A merge key (<<) takes a map or a list of maps.',
    hint: 'Give it an alias of a map: <<: *name',
    node,
    goYaml: 'map merge requires map or sequence of maps as the value',
  };
}

export function misfitTag(node: ScalarNode, goYaml: string): ValueProblem {
  return {
    code: 'yaml-tag',
    message: 'The tag (the word behind !!) says that this is something which it is not.',
    hint: 'Take the tag away, or write a value that fits it.',
    node,
    goYaml,
  };
}

export function unusableKey(node: Node): ValueProblem {
  return {
    code: 'yaml-key',
    message: node.kind === 'map' ? 'Braces stand where a field name should.' : 'A field name has to be text.',
    hint: 'Put the name in quotes, or remove the stray colon or brackets.',
    node,
    goYaml: node.kind === 'scalar' ? 'invalid map key' : `invalid map key: ${goSyntax(node)}`,
  };
}

/** As Go's %#v prints what goyaml reads. */
function goSyntax(node: Node): string {
  if (node.kind === 'map')
    return `map[interface {}]interface {}{${node.pairs.map(({ key, value }) => `${goSyntax(key)}:${goSyntax(value)}`).join(', ')}}`;
  if (node.kind === 'sequence') return `[]interface {}{${node.items.map(goSyntax).join(', ')}}`;
  const scalar = node.kind === 'scalar' ? scalarOf(node) : undefined;
  return scalar && 'value' in scalar && scalar.value !== null ? JSON.stringify(scalar.value) : 'interface {}(nil)';
}
