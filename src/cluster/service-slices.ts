import { type Cluster, listOf } from './cluster.ts';
import { groupBy } from './group-by.ts';
import { keyOf } from './object.ts';
import { isObservedIn } from './observed-cluster.ts';
import { oncePerObject } from './once-per-object.ts';
import { podIndexOf } from './pod-index.ts';
import type { Endpoint, EndpointSlice, Service } from './types.ts';

const slicesByService = oncePerObject((cluster: Cluster) =>
  groupBy(listOf(cluster, 'EndpointSlice'), ({ metadata }) => `${metadata.namespace}/${metadata.labels?.['kubernetes.io/service-name']}`),
);

/** The slices that name a Service in their label, the hand-written ones too. */
export function slicesOf(cluster: Cluster, namespace: string, service: string): readonly EndpointSlice[] {
  return slicesByService(cluster).get(`${namespace}/${service}`) ?? [];
}

/** Whether a Service was pasted out of a running cluster, and nothing that tells who stands behind it: neither its slices nor any Pod around it. */
export function isWithoutItsPods(cluster: Cluster, service: Service): boolean {
  const { namespace = '', name } = service.metadata;
  if (!isObservedIn(cluster, service) || podIndexOf(cluster).namespaces.includes(namespace)) return false;
  if (Object.keys(service.spec.selector ?? {}).length === 0) return false;
  return !slicesOf(cluster, namespace, name).some((slice) => cluster.sources[keyOf(slice)]);
}

/** Whether traffic may be sent to it: what says nothing of itself is taken to be ready. */
export const isReadyEndpoint = ({ conditions }: Endpoint): boolean => conditions?.ready ?? true;

export const hasReadyEndpoint = ({ endpoints }: EndpointSlice): boolean => endpoints?.some(isReadyEndpoint) ?? false;
