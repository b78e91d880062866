import type { Ingress, IngressBackend } from '../../types.ts';
import { hasPathPrefix, type RequestTarget } from '../request-target.ts';

/** One path of one rule. */
export interface IngressPath {
  readonly ingress: Ingress;
  /** `spec.rules[0].http.paths[1]`. */
  readonly field: string;
  /** Empty for any host. */
  readonly host: string;
  readonly path: string;
  readonly pathType: string;
  readonly backend: IngressBackend;
}

export function pathsOf(ingress: Ingress): readonly IngressPath[] {
  return (ingress.spec.rules ?? []).flatMap(({ host = '', http }, rule) =>
    (http?.paths ?? []).map(({ path = '', pathType, backend }, index) => ({
      ingress,
      field: `spec.rules[${rule}].http.paths[${index}]`,
      host,
      path,
      pathType,
      backend,
    })),
  );
}

/** A wildcard stands for exactly one label; no host is any host. */
export function hostMatches(pattern: string, host: string): boolean {
  if (pattern === '') return true;
  if (!pattern.startsWith('*.')) return pattern.toLowerCase() === host;
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot) === pattern.slice(1).toLowerCase();
}

/** The higher, the closer the host: equal, by wildcard, any. */
export function hostRank(pattern: string): number {
  if (pattern === '') return 0;
  return pattern.startsWith('*.') ? 1 : 2;
}

/** What a path type that is left to the controller means here: the same as Prefix. */
export function pathMatches({ path, pathType }: IngressPath, target: RequestTarget): boolean {
  return pathType === 'Exact' ? target.path === path : hasPathPrefix(target.path, path);
}

/** The longest path first; of two equally long ones, Exact before Prefix. */
export function closestPathFirst(a: IngressPath, b: IngressPath): number {
  return bareLength(b) - bareLength(a) || Number(b.pathType === 'Exact') - Number(a.pathType === 'Exact');
}

function bareLength({ path, pathType }: IngressPath): number {
  return pathType === 'Exact' ? path.length : path.replace(/\/+$/, '').length;
}

export function pathText({ path, pathType }: IngressPath): string {
  return path === '' ? 'any path' : `${pathType} ${path}`;
}
