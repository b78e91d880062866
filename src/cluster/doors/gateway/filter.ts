import type { HttpRequest } from '../http-request.ts';
import type { RequestTarget } from '../request-target.ts';

interface PathModifier {
  readonly type?: string;
  readonly replaceFullPath?: string;
  readonly replacePrefixMatch?: string;
}

interface Filter {
  readonly type?: string;
  readonly requestRedirect?: {
    readonly scheme?: string;
    readonly hostname?: string;
    readonly port?: number;
    readonly statusCode?: number;
    readonly path?: PathModifier;
  };
  readonly urlRewrite?: { readonly hostname?: string; readonly path?: PathModifier };
}

export interface Redirect {
  readonly status: number;
  readonly location: string;
}

const wellKnownPorts: Readonly<Record<string, number>> = { http: 80, https: 443 };

// gateway-api apis/v1/httproute_types.go HTTPRequestRedirectFilter
export function redirectOf(
  filters: readonly Record<string, unknown>[],
  request: HttpRequest,
  target: RequestTarget,
  { port: listenerPort, prefix }: { readonly port: number; readonly prefix?: string },
): Redirect | undefined {
  const redirect = (filters as readonly Filter[]).find(({ requestRedirect }) => requestRedirect)?.requestRedirect;
  if (!redirect) return undefined;
  const scheme = redirect.scheme ?? request.scheme;
  const port = redirect.port ?? (redirect.scheme ? (wellKnownPorts[scheme] ?? listenerPort) : listenerPort);
  const host = redirect.hostname ?? target.host;
  const path = modifiedPath(redirect.path, target.path, prefix) + target.query;
  const authority = wellKnownPorts[scheme] === port ? host : `${host}:${port}`;
  return { status: redirect.statusCode ?? 302, location: `${scheme}://${authority}${path}` };
}

/** The path the backend gets, where a filter rewrites it. */
export function rewrittenPath(filters: readonly Record<string, unknown>[], target: RequestTarget, prefix?: string): string | undefined {
  const path = (filters as readonly Filter[]).find(({ urlRewrite }) => urlRewrite?.path)?.urlRewrite?.path;
  return path && modifiedPath(path, target.path, prefix) + target.query;
}

/** What a rule with a redirect answers, for a label: `301 to https://…`. */
export function redirectText(filters: readonly Record<string, unknown>[]): string | undefined {
  const redirect = (filters as readonly Filter[]).find(({ requestRedirect }) => requestRedirect)?.requestRedirect;
  if (!redirect) return undefined;
  const { scheme, hostname, port, path, statusCode = 302 } = redirect;
  const authority = `${hostname ?? (scheme || port ? 'the same host' : '')}${port ? `:${port}` : ''}`;
  return `${statusCode} to ${scheme ? `${scheme}://` : ''}${authority}${path?.replaceFullPath ?? path?.replacePrefixMatch ?? ''}`;
}

function modifiedPath(modifier: PathModifier | undefined, path: string, prefix = '/'): string {
  if (modifier?.type === 'ReplaceFullPath') return modifier.replaceFullPath ?? path;
  if (modifier?.type !== 'ReplacePrefixMatch') return path;
  const rest = path.slice(prefix.replace(/\/+$/, '').length);
  return `${(modifier.replacePrefixMatch ?? '').replace(/\/+$/, '')}${rest}` || '/';
}
