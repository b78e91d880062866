import type { KubeObject } from './object.ts';

const namespaces: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

/** Whether every new cluster has it, so that nobody looks for it in a picture of their own manifests. */
export function isOfSystem({ kind, metadata }: KubeObject): boolean {
  if (namespaces.has(metadata.namespace ?? '')) return true;
  if (kind === 'Namespace') return namespaces.has(metadata.name);
  const apiServer = ['Service', 'Endpoints', 'EndpointSlice'].includes(kind);
  return apiServer && metadata.namespace === 'default' && metadata.name === 'kubernetes';
}
