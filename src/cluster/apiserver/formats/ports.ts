import { type FieldError, invalid } from '../field-error.ts';
import type { NameRule } from './names.ts';

export const portRange = 'must be between 1 and 65535, inclusive';

export function checkPortNumber(field: string, port: number): FieldError[] {
  return port >= 1 && port <= 65535 ? [] : [invalid(field, port, portRange)];
}

/** The IANA service name syntax of container ports and named target ports. */
// kubernetes apimachinery pkg/util/validation/validation.go IsValidPortName
export const portName: NameRule = (value) => [
  ...(value.length > 15 ? ['must be no more than 15 characters'] : []),
  ...(/^[-a-z0-9]+$/.test(value) ? [] : ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']),
  ...(/[a-z]/.test(value) ? [] : ['must contain at least one letter (a-z)']),
  ...(value.includes('--') ? ['must not contain consecutive hyphens'] : []),
  ...(/^-|-$/.test(value) ? ['must not begin or end with a hyphen'] : []),
];

// kubernetes pkg/apis/core/validation/validation.go ValidatePortNumOrName
export function checkPortNumberOrName(field: string, port: number | string): FieldError[] {
  return typeof port === 'number' ? checkPortNumber(field, port) : portName(port).map((message) => invalid(field, port, message));
}

/** `50%` or a count. */
export const percentage: NameRule = (value) =>
  /^[0-9]+%$/.test(value)
    ? []
    : [
        "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
      ];
