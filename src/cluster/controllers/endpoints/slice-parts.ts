import { controllerReference, creationTime, generatedName, uidOf } from '../../identity.ts';
import { type KubeObject, keyOfRef } from '../../object.ts';
import type { Endpoint, EndpointPort, EndpointSlice } from '../../types.ts';

/** One slice's worth of what should exist: slices differ in family and ports. */
export interface PortGroup {
  readonly addressType: 'IPv4' | 'IPv6';
  readonly ports: readonly EndpointPort[];
  readonly endpoints: Endpoint[];
}

export function portKey(ports: readonly EndpointPort[] | null | undefined): string {
  const one = ({ name, protocol, port, appProtocol }: EndpointPort) =>
    JSON.stringify([name ?? '', protocol ?? 'TCP', port ?? 0, appProtocol ?? '']);
  return (ports ?? []).map(one).sort().join();
}

/** What tells endpoints apart: the same one, found twice, counts once. */
// kubernetes endpointslice/util/endpointset.go hashEndpoint
export function endpointKey({ addresses, hostname, targetRef }: Endpoint): string {
  return `${addresses.join()}|${hostname ?? ''}|${targetRef?.namespace ?? ''}/${targetRef?.name ?? ''}`;
}

interface SliceDraft {
  readonly owner: KubeObject;
  readonly group: PortGroup;
  readonly endpoints: Endpoint[];
  /** Which of the group's slices this is. */
  readonly index: number;
  readonly labels: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly isTaken: (name: string) => boolean;
}

export function newSlice({ owner, group, endpoints, index, labels, annotations = {}, isTaken }: SliceDraft): EndpointSlice {
  const { name: ownerName, namespace } = owner.metadata;
  const generateName = `${ownerName}-`;
  const identity = `${owner.kind} ${namespace}/${ownerName} ${group.addressType} ${portKey(group.ports)} ${index}`;
  let name = generatedName(generateName, identity);
  for (let attempt = 1; isTaken(name); attempt++) name = generatedName(generateName, `${identity} ${attempt}`);
  const place = namespace ? { namespace } : {};
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name,
      generateName,
      ...place,
      uid: uidOf(keyOfRef({ kind: 'EndpointSlice', name, ...place })),
      generation: 1,
      creationTimestamp: creationTime,
      labels,
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
      ownerReferences: [controllerReference(owner)],
    },
    addressType: group.addressType,
    endpoints: endpoints.length > 0 ? endpoints : null,
    ports: group.ports.length > 0 ? [...group.ports] : null,
  };
}
