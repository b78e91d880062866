/** What stands in a YAML text, with offsets in it. */
export type Node = ScalarNode | MapNode | SequenceNode | AliasNode;

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly anchor?: string;
  /** As written, `!!` spelled out: `tag:yaml.org,2002:int`. */
  readonly tag?: string;
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly text: string;
  /** Without quotes, so that it may be something other than text. */
  readonly plain: boolean;
}

export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly pairs: readonly Pair[];
}

export interface Pair {
  readonly key: Node;
  readonly value: Node;
}

export interface SequenceNode extends Placed {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
}

export interface AliasNode extends Placed {
  readonly kind: 'alias';
  readonly name: string;
}
