import { type Cluster, findObject } from '../../cluster.ts';
import type { EndpointAddress, EndpointSlice, Endpoints } from '../../types.ts';
import { portKey } from './slice-parts.ts';

/**
 * What a real controller wrote tells more than the Pods that came with it where it names others, too. Where it does not, and the Pods
 * say otherwise, it is a Service that has been changed since.
 */
export function staysAsObserved<T extends EndpointSlice | Endpoints>(
  cluster: Cluster,
  observed: readonly T[],
  wanted: readonly T[],
): boolean {
  return observed.some((one) => namesAbsentPod(cluster, one)) || textOf(observed) === textOf(wanted);
}

function namesAbsentPod(cluster: Cluster, object: EndpointSlice | Endpoints): boolean {
  const targets =
    object.kind === 'EndpointSlice'
      ? (object.endpoints ?? []).map(({ targetRef }) => targetRef)
      : addressesOf(object).map(({ address }) => address.targetRef);
  const { namespace } = object.metadata;
  return targets.some(
    (target) => target?.kind !== 'Pod' || !target.name || !findObject(cluster, 'Pod', target.namespace ?? namespace, target.name),
  );
}

/** Who is there, at which ports and in which condition; zones and hints aside, which not every dump allows to be found again. */
function textOf(objects: readonly (EndpointSlice | Endpoints)[]): string {
  return objects.flatMap(factsOf).sort().join('\n');
}

function factsOf(object: EndpointSlice | Endpoints): string[] {
  if (object.kind === 'Endpoints') {
    return addressesOf(object).map(({ address, ready, ports }) => `${address.ip} ${address.hostname ?? ''} ${ready} ${ports}`);
  }
  return (object.endpoints ?? []).map(({ addresses, conditions, hostname }) => {
    const { ready = true, serving = ready, terminating = false } = conditions ?? {};
    return `${addresses.join()} ${hostname ?? ''} ${ready} ${serving} ${terminating} ${portKey(object.ports)}`;
  });
}

function addressesOf({ subsets = [] }: Endpoints): readonly { address: EndpointAddress; ready: boolean; ports: string }[] {
  return subsets.flatMap(({ addresses = [], notReadyAddresses = [], ports = [] }) => {
    const key = portKey(ports.map(({ protocol = 'TCP', ...port }) => ({ ...port, protocol })));
    return [
      ...addresses.map((address) => ({ address, ready: true, ports: key })),
      ...notReadyAddresses.map((address) => ({ address, ready: false, ports: key })),
    ];
  });
}
