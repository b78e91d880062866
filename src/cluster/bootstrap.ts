import type { Cluster } from './cluster.ts';
import type { ClusterSettings } from './settings.ts';

/** A new cluster with nothing applied to it: nodes, system namespaces, the API server's Service, CoreDNS. */
export function newCluster(settings: ClusterSettings): Cluster {
  return { settings, objects: [], sources: {} };
}
