/** What the API server publishes of a type, as far as decoding, patching and defaulting need it. */
export interface TypeSchema {
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: string;
  readonly properties?: Readonly<Record<string, TypeSchema>>;
  readonly additionalProperties?: TypeSchema;
  readonly items?: TypeSchema;
  /** How a strategic merge patch treats the field: `merge`, `replace`, `retainKeys` or two of them with a comma. */
  readonly patchStrategy?: string;
  readonly mergeKey?: string;
  // The rest is said of custom resources only.
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly oneOf?: readonly TypeSchema[];
  readonly anyOf?: readonly TypeSchema[];
  readonly not?: TypeSchema;
  readonly listType?: 'map' | 'set' | 'atomic';
  readonly listMapKeys?: readonly string[];
}
