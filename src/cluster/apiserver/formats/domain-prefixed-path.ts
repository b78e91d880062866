import { type FieldError, invalid, required } from '../field-error.ts';
import { checkName, dnsSubdomain, patternMessage } from './names.ts';

const pathPattern = String.raw`[A-Za-z0-9/\-._~%!$&'()*+,;=:]+`;
const validPath = new RegExp(`^${pathPattern}$`);

/** `acme.io/foo`: who a controller is. */
// kubernetes apimachinery pkg/util/validation/validation.go IsDomainPrefixedPath
export function checkDomainPrefixedPath(field: string, value: string): FieldError[] {
  if (value === '') return [required(field)];
  const slash = value.indexOf('/');
  if (slash <= 0 || slash === value.length - 1) return [invalid(field, value, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  const path = value.slice(slash + 1);
  return [
    ...checkName(field, value.slice(0, slash), dnsSubdomain),
    ...(validPath.test(path) ? [] : [invalid(field, path, patternMessage('Invalid path', pathPattern))]),
  ];
}
