import { type Cluster, listOf } from '../../cluster/cluster.ts';
import type { ObjectRef } from '../../cluster/object.ts';
import { isOfSystem } from '../../cluster/system-objects.ts';
import type { Endpoint, EndpointSlice } from '../../cluster/types.ts';

export interface SliceTable {
  readonly slice: ObjectRef;
  /** Name of the Service that it belongs to. */
  readonly service: string;
  /** Who writes it, in words. */
  readonly writer: string;
  readonly addressType: string;
  /** `http 8080/TCP` */
  readonly ports: readonly string[];
  readonly endpoints: readonly EndpointRow[];
}

export interface EndpointRow {
  readonly address: string;
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
  readonly node: string;
  readonly zone: string;
  /** Zones and nodes that it is meant for. */
  readonly hints: string;
  readonly hostname: string;
  readonly target?: ObjectRef;
}

const writers: Readonly<Record<string, string>> = {
  'endpointslice-controller.k8s.io': 'from the selector',
  'endpointslicemirroring-controller.k8s.io': 'mirrored from Endpoints',
};

/** Every slice of the user's Services, endpoint by endpoint. */
export function endpointTables(cluster: Cluster): readonly SliceTable[] {
  return listOf(cluster, 'EndpointSlice')
    .filter((slice) => !isOfSystem(slice))
    .map((slice) => ({
      slice: { kind: slice.kind, namespace: slice.metadata.namespace ?? 'default', name: slice.metadata.name },
      service: slice.metadata.labels?.['kubernetes.io/service-name'] ?? 'no Service',
      writer: writers[slice.metadata.labels?.['endpointslice.kubernetes.io/managed-by'] ?? ''] ?? 'written by hand',
      addressType: slice.addressType,
      ports: (slice.ports ?? []).map(({ name, port, protocol }) => `${name ? `${name} ` : ''}${port ?? 'any'}/${protocol ?? 'TCP'}`),
      endpoints: (slice.endpoints ?? []).flatMap((endpoint) => rowsOf(endpoint, slice)),
    }));
}

function rowsOf(
  { addresses, conditions, nodeName, zone, hints, hostname, targetRef }: Endpoint,
  slice: EndpointSlice,
): readonly EndpointRow[] {
  const { kind, name, namespace = slice.metadata.namespace } = targetRef ?? {};
  return addresses.map((address) => ({
    address,
    // A missing condition counts as true, terminating as false.
    ready: conditions?.ready ?? true,
    serving: conditions?.serving ?? conditions?.ready ?? true,
    terminating: conditions?.terminating ?? false,
    node: nodeName ?? '',
    zone: zone ?? '',
    hints: [...(hints?.forZones ?? []), ...(hints?.forNodes ?? [])].map((hint) => hint.name).join(', '),
    hostname: hostname ?? '',
    ...(kind && name ? { target: { kind, name, ...(namespace ? { namespace } : {}) } } : {}),
  }));
}
