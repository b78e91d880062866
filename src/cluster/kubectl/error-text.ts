import { fieldErrorText } from '../apiserver/field-error.ts';
import type { StatusError } from '../apiserver/status-error.ts';

/** An error on its way to the terminal: what the API server said, or what kubectl says itself. */
export type KubectlError = { readonly message: string } & Partial<Pick<StatusError, 'reason' | 'details'>>;

/** `text` names the step at which it happened. */
// kubernetes kubectl pkg/cmd/util/helpers.go AddSourceToErr
export function during(step: string, file: string, error: KubectlError): KubectlError {
  return { ...error, message: `error when ${step} "${file}": ${error.message}` };
}

// kubernetes kubectl pkg/cmd/util/helpers.go checkErr
export function errorLines(errors: readonly KubectlError[]): string[] {
  const [only] = errors;
  if (!only) return [];
  if (errors.length > 1) return errors.flatMap((error) => messageOf(error).split('\n'));
  if (only.reason === 'Invalid') return invalidLines(only);
  const message = messageOf(only);
  return (only.reason || message.startsWith('error: ') ? message : `error: ${message}`).split('\n');
}

function messageOf({ reason, message }: KubectlError): string {
  return reason ? `Error from server (${reason}): ${message}` : message;
}

function invalidLines({ details }: KubectlError): string[] {
  if (!details) return ['The request is invalid'];
  const { kind, name, causes } = details;
  const subject = kind || name ? `The ${kind} "${name}" is invalid` : 'The request is invalid';
  const texts = [...new Set(causes.map(fieldErrorText))];
  if (texts.length > 1) return [`${subject}: `, ...texts.flatMap((text) => `* ${text}`.split('\n'))];
  return `${subject}${texts.length > 0 ? `: ${texts[0]}` : ''}`.split('\n');
}
