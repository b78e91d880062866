import { type FieldError, fieldErrorText } from './field-error.ts';

/** Why the API server refused a request. */
export interface StatusError {
  readonly reason: 'Invalid' | 'BadRequest' | 'NotFound' | 'Conflict' | 'Forbidden' | 'InternalError';
  readonly message: string;
  /** Of an invalid object: what it is and what is wrong with it. */
  readonly details?: { readonly kind: string; readonly name: string; readonly causes: readonly FieldError[] };
}

/** A failure that is about no field is the server's own. */
// kubernetes apimachinery pkg/api/errors/errors.go NewInvalid, NewInternalError
export function invalidObject(qualifiedKind: string, name: string, causes: readonly FieldError[]): StatusError {
  const internal = causes.find(({ type, field }) => type === 'Internal' && field === '');
  if (internal) return { reason: 'InternalError', message: `Internal error occurred: ${internal.detail}` };
  const kind = qualifiedKind.split('.', 1)[0] ?? '';
  const all = aggregate(causes.map(fieldErrorText));
  return { reason: 'Invalid', message: `${qualifiedKind} "${name}" is invalid${all ? `: ${all}` : ''}`, details: { kind, name, causes } };
}

export function badRequest(message: string): StatusError {
  return { reason: 'BadRequest', message };
}

/** Several messages in brackets, each once; one alone stands bare. */
// kubernetes apimachinery pkg/util/errors/errors.go Aggregate.Error
export function aggregate(messages: readonly string[]): string {
  const different = [...new Set(messages)];
  return different.length > 1 ? `[${different.join(', ')}]` : (different[0] ?? '');
}
