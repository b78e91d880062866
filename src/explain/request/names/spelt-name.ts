import { type Cluster, findObject, listOf } from '../../../cluster/cluster.ts';
import { addressOfReverseName } from '../../../cluster/coredns/address.ts';
import type { Pod } from '../../../cluster/types.ts';
import { clusterRangeOf } from '../addresses/cluster-range.ts';

/** The labels of a name as people write it: `web`, `web.shop`, `web-0.web.shop`, with or without `svc.cluster.local`. */
export interface Spelt {
  readonly labels: readonly string[];
  /** `_http._tcp` before them. */
  readonly port?: { readonly name: string; readonly protocol: string };
}

export function spelt(cluster: Cluster, name: string): Spelt {
  const bare = name.toLowerCase().replace(/\.$/, '');
  const domain = `.${cluster.settings.clusterDomain}`;
  const inside = bare.endsWith(domain) ? bare.slice(0, -domain.length) : bare;
  const labels = (inside.endsWith('.svc') ? inside.slice(0, -4) : inside).split('.');
  const [first = '', second = ''] = labels;
  if (labels.length < 3 || !first.startsWith('_') || !second.startsWith('_')) return { labels };
  return { labels: labels.slice(2), port: { name: first.slice(1), protocol: second.slice(1) } };
}

/** Whether a name that was not found was probably meant for this cluster. */
export function isMeantForCluster(cluster: Cluster, name: string, namespace: string): boolean {
  const bare = name.toLowerCase().replace(/\.$/, '');
  if (!bare.includes('.') || /\.svc(\.|$)/.test(bare)) return true;
  if (`.${bare}`.endsWith(`.${cluster.settings.clusterDomain}`)) return true;
  const address = addressOfReverseName(`${bare}.`);
  if (address) return clusterRangeOf(address) !== undefined;
  const { labels } = spelt(cluster, name);
  const [first = '', second = '', third = ''] = labels;
  const namespaces = listOf(cluster, 'Namespace').map(({ metadata }) => metadata.name);
  const services = listOf(cluster, 'Service').map(({ metadata }) => metadata.name);
  if (labels.length > 3) return false;
  if (namespaces.includes(second) || namespaces.includes(third)) return true;
  return services.includes(first) || services.includes(second) || findPod(cluster, first, namespace) !== undefined;
}

/** By its name, or by the hostname that it gives itself. */
export function findPod(cluster: Cluster, name: string, namespace: string): Pod | undefined {
  return (
    findObject(cluster, 'Pod', namespace, name) ??
    listOf(cluster, 'Pod').find(({ metadata, spec }) => metadata.namespace === namespace && spec.hostname === name)
  );
}
