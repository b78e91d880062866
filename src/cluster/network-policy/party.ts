import { type Cluster, findObject, listOf } from '../cluster.ts';
import { podIpsOf } from '../pod-status.ts';
import type { Pod } from '../types.ts';

/** One end of a connection, as policies see it. */
export interface Party {
  readonly name: string;
  /** None for an address that no Pod of the question has. */
  readonly pod?: Pod;
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  readonly addresses: readonly string[];
  /** The Node that has this address, or that the Pod runs on. */
  readonly node?: string;
}

/** `name` is `namespace/pod` or an address; `namespace/` is a new Pod there, without labels. */
export function partyNamed(cluster: Cluster, name: string): Party {
  const slash = name.indexOf('/');
  if (slash >= 0 && slash === name.length - 1) return newPodIn(cluster, name.slice(0, slash));
  const pod = slash < 0 ? undefined : findObject(cluster, 'Pod', name.slice(0, slash), name.slice(slash + 1));
  if (!pod) {
    const node = listOf(cluster, 'Node').find(({ status }) => status?.addresses?.some(({ address }) => address === name));
    return { name, addresses: [name], ...(node ? { node: node.metadata.name } : {}) };
  }
  return {
    name,
    pod,
    namespaceLabels: findObject(cluster, 'Namespace', undefined, pod.metadata.namespace ?? '')?.metadata.labels ?? {},
    addresses: podIpsOf(pod),
    ...(pod.spec.nodeName ? { node: pod.spec.nodeName } : {}),
  };
}

function newPodIn(cluster: Cluster, namespace: string): Party {
  const pod: Pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: '', namespace }, spec: { containers: [] }, status: {} };
  const labels = findObject(cluster, 'Namespace', undefined, namespace)?.metadata.labels ?? {};
  return { name: `a new Pod in namespace ${namespace}`, pod, namespaceLabels: labels, addresses: [] };
}
