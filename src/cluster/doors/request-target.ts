import type { HttpRequest } from './http-request.ts';

/** The parts of a request that rules are matched against. */
export interface RequestTarget {
  /** Lower case, without port. */
  readonly host: string;
  /** Without query. */
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly query: string;
  readonly parameters: readonly (readonly [string, string])[];
}

export function targetOf({ host, path }: HttpRequest): RequestTarget {
  const mark = path.indexOf('?');
  const query = mark < 0 ? '' : path.slice(mark);
  return {
    host: host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, ''),
    path: (mark < 0 ? path : path.slice(0, mark)) || '/',
    query,
    parameters: query.slice(1).split('&').filter(Boolean).map(parameter),
  };
}

function parameter(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [decoded(text), ''] : [decoded(text.slice(0, equals)), decoded(text.slice(equals + 1))];
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** Whether `path` is `prefix` or below it, path element by path element; a trailing slash of the prefix does not count. */
export function hasPathPrefix(path: string, prefix: string): boolean {
  const bare = prefix.replace(/\/+$/, '');
  return path === bare || path.startsWith(`${bare}/`);
}
