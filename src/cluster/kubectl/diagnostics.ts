import { fieldErrorText } from '../apiserver/field-error.ts';
import type { Diagnostic } from '../source.ts';
import type { AppliedObject } from './apply-object.ts';
import type { Custom, Info, Refusal } from './builder.ts';
import { foreignFileHint } from './foreign-file.ts';

export function diagnosticsOfRefusal({ document, message, path }: Refusal): Diagnostic[] {
  // What could not be read has its own diagnostic already, from where it was read.
  if (document.value === undefined) return [];
  const hint = foreignFileHint(document.value);
  return [{ severity: 'error', code: 'kubectl-refused', message, ...(hint ? { hint } : {}), source: document.locate(path) }];
}

/** Said once, however many there are: what a mesh or an operator makes of them may matter all the same. */
export function diagnosticsOfCustoms(customs: readonly Custom[]): Diagnostic[] {
  const [first] = customs;
  if (!first) return [];
  const kinds = [...new Set(customs.map(({ kind, apiVersion }) => `${kind} (${apiVersion})`))];
  const named = kinds.length > 6 ? `${kinds.slice(0, 5).join(', ')} and ${kinds.length - 5} more` : kinds.join(', ');
  const count = customs.length === 1 ? 'One object of a kind that is' : `${customs.length} objects of kinds that are`;
  const message = `${count} not modelled ${customs.length === 1 ? 'is' : 'are'} left out: ${named}.`;
  return [{ severity: 'info', code: 'kind-not-modelled', message, source: first.document.locate('kind') }];
}

/** What the API server said of an object, each complaint at its field. */
export function diagnosticsOfObject({ document }: Info, { warnings, error }: AppliedObject): Diagnostic[] {
  const said: Diagnostic[] = warnings.map(({ text }) => ({
    severity: 'warning',
    code: 'apiserver-warning',
    message: text,
    source: document.locate(/^([A-Za-z][\w.[\]]*):/.exec(text)?.[1] ?? ''),
  }));
  if (!error) return said;
  if (error.details?.kind) {
    for (const cause of error.details.causes) {
      const message = fieldErrorText(cause);
      said.push({ severity: 'error', code: 'apiserver-invalid', message, source: document.locate(cause.field) });
    }
    return said;
  }
  const unknown = [...error.message.matchAll(/unknown field "([^"]*)"/g)];
  for (const [message, path = ''] of unknown) {
    said.push({ severity: 'error', code: 'apiserver-unknown-field', message, source: document.locate(path) });
  }
  if (unknown.length === 0) {
    const path = /Go struct field \w+\.(\S+) of type/.exec(error.message)?.[1] ?? '';
    const message = error.message.split('\n').at(-1) ?? error.message;
    said.push({ severity: 'error', code: 'apiserver-refused', message, source: document.locate(path) });
  }
  return said;
}
