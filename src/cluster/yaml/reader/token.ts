export type TokenType =
  | 'stream-end'
  | 'failed'
  | 'version-directive'
  | 'tag-directive'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | '-'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
  /** Line of the start, from 0. */
  readonly line: number;
  /** The text of a scalar, the name of an anchor or alias, a tag, a version. */
  readonly text: string;
  readonly plain: boolean;
}

/** Why a text is no YAML, in goyaml's words. */
export interface SyntaxFailure {
  readonly message: string;
  /** Where goyaml stumbles: offset, and line from 0. */
  readonly at: number;
  readonly line: number;
  /** Where what it stumbles over begins: the quote or bracket that is never closed, the name without a colon. */
  readonly from: number;
  /** Its scanner says so, which counts lines otherwise than its parser. */
  readonly scanner: boolean;
}
