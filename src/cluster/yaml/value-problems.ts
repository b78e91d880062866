import type { AliasNode, Node, ScalarNode } from './reader/node.ts';
import { scalarOf } from './scalars.ts';

/** A reason why a tree has no JSON value, at a node. */
export interface ValueProblem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly node: Node;
  /** What kubectl says, with no line. */
  readonly goYaml: string;
}

export function aliasBomb(node: Node): ValueProblem {
  return {
    code: 'yaml-alias-bomb',
    message: 'Aliases unfold into more values than any manifest needs.',
    hint: 'Write the repeated part out, or use fewer aliases.',
    node,
    goYaml: 'yaml: document contains excessive aliasing',
  };
}

export function unknownAlias(alias: AliasNode): ValueProblem {
  return {
    code: 'yaml-unknown-alias',
    message: `Nothing above is marked &${alias.name}.`,
    hint: `Put it in quotes if the star is meant ("*${alias.name}"), or mark the value to repeat with &${alias.name}, above this line.`,
    node: alias,
    goYaml: `yaml: unknown anchor '${alias.name}' referenced`,
  };
}

export function aliasLoop(alias: AliasNode): ValueProblem {
  return {
    code: 'yaml-alias-loop',
    message: `&${alias.name} contains itself.`,
    hint: 'Write out what should be repeated.',
    node: alias,
    goYaml: `yaml: anchor '${alias.name}' value contains itself`,
  };
}

export function notMergeable(node: Node): ValueProblem {
  return {
    code: 'yaml-merge',
    message: 'A merge key (<<) takes a map or a list of maps.',
    hint: 'Give it an alias of a map: <<: *name',
    node,
    goYaml: 'yaml: map merge requires map or sequence of maps as the value',
  };
}

/** `said` as kubectl says it. */
export function unusableScalar(node: ScalarNode, said: string): ValueProblem {
  const hasTag = node.tag !== undefined;
  return {
    code: hasTag ? 'yaml-tag' : 'yaml-number',
    message: hasTag
      ? 'The tag (the word behind !!) says that this is something which it is not.'
      : 'To YAML this is infinity or no number, and Kubernetes has neither.',
    hint: hasTag ? 'Take the tag away, or write a value that fits it.' : 'Put it in quotes if text is meant.',
    node,
    goYaml: said,
  };
}

export function unusableKey(node: Node, value: Node): ValueProblem {
  return {
    code: 'yaml-key',
    message: node.kind === 'map' ? 'Braces stand where a field name should.' : 'A field name has to be text.',
    hint: 'Put the name in quotes, or remove the stray colon or brackets.',
    node,
    goYaml:
      node.kind === 'scalar'
        ? `unsupported map key of type: %!s(<nil>), key: <nil>, value: ${goSyntax(value).replace(/^interface \{\}\(nil\)$/, '<nil>')}`
        : `yaml: invalid map key: ${goSyntax(node)}`,
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
