import { type FieldError, required } from '../field-error.ts';
import { checkName, type NameRule } from './names.ts';

/** A name that may stand in the path of a URL. */
// kubernetes apimachinery pkg/api/validate/content/path.go IsPathSegmentName
export const pathSegment: NameRule = (value) => {
  if (value === '.' || value === '..') return [`may not be '${value}'`];
  return ['/', '%'].filter((part) => value.includes(part)).map((part) => `may not contain '${part}'`);
};

export function checkPathSegment(field: string, value: string | undefined, missing: string): readonly FieldError[] {
  return value ? checkName(field, value, pathSegment) : [required(field, missing)];
}
