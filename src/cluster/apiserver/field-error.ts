/** One complaint of the API server about one field. `kubernetes apimachinery pkg/util/validation/field Error`. */
export interface FieldError {
  readonly type:
    | 'Required'
    | 'Invalid'
    | 'NotSupported'
    | 'Forbidden'
    | 'Duplicate'
    | 'NotFound'
    | 'TooLong'
    | 'TooMany'
    | 'TypeInvalid'
    | 'Internal';
  readonly field: string;
  /** The offending value as the API server prints it: a string is quoted, anything else is JSON. */
  readonly value?: unknown;
  /** The field whose value is printed, where it is not the field itself. */
  readonly valueFrom?: string;
  /** A rule about a whole map or list does not print it. */
  readonly omitValue?: true;
  readonly detail: string;
}

export const required = (field: string, detail = ''): FieldError => ({ type: 'Required', field, detail });
export const invalid = (field: string, value: unknown, detail: string): FieldError => ({ type: 'Invalid', field, value, detail });
export const forbidden = (field: string, detail: string): FieldError => ({ type: 'Forbidden', field, detail });
export const duplicate = (field: string, value: unknown): FieldError => ({ type: 'Duplicate', field, value, detail: '' });
export const notSupported = (field: string, value: unknown, supported: readonly string[]): FieldError => ({
  type: 'NotSupported',
  field,
  value,
  detail: `supported values: ${supported.map((word) => JSON.stringify(word)).join(', ')}`,
});
export const tooMany = (field: string, count: number, limit: number): FieldError => ({
  type: 'TooMany',
  field,
  value: count,
  detail: `must have at most ${limit} item${limit === 1 ? '' : 's'}`,
});
export const tooLong = (field: string, limit: number): FieldError => ({
  type: 'TooLong',
  field,
  detail: `may not be more than ${limit} byte${limit === 1 ? '' : 's'}`,
});

const words: Record<FieldError['type'], string> = {
  Required: 'Required value',
  Invalid: 'Invalid value',
  NotSupported: 'Unsupported value',
  Forbidden: 'Forbidden',
  Duplicate: 'Duplicate value',
  NotFound: 'Not found',
  TooLong: 'Too long',
  TooMany: 'Too many',
  TypeInvalid: 'Invalid value',
  Internal: 'Internal error',
};

const bare = new Set<FieldError['type']>(['Required', 'Forbidden', 'TooLong', 'Internal']);

// kubernetes apimachinery pkg/util/validation/field/errors.go ErrorBody
export function fieldErrorText({ type, field, value, omitValue, detail }: FieldError): string {
  const body = bare.has(type) || omitValue ? words[type] : `${words[type]}: ${value === undefined ? 'null' : JSON.stringify(value)}`;
  return `${field}: ${body}${detail ? `: ${detail}` : ''}`;
}
