import type { Cluster } from '../../../cluster/cluster.ts';
import type { Pod, Protocol } from '../../../cluster/types.ts';
import { slicesNaming } from './slices-naming.ts';

/** The ports on which the model takes an address to listen: those that endpoints name. */
export function endpointPorts(cluster: Cluster, address: string): ReadonlySet<string> {
  return new Set(
    slicesNaming(cluster, address).flatMap(({ slice }) => (slice.ports ?? []).map(({ protocol = 'TCP', port }) => `${protocol} ${port}`)),
  );
}

export function declaresPort({ spec }: Pod, port: number, protocol: Protocol): boolean {
  return [...spec.containers, ...(spec.initContainers ?? [])].some((container) =>
    (container.ports ?? []).some((one) => one.containerPort === port && (one.protocol ?? 'TCP') === protocol),
  );
}

/** Each once, in the order of the containers. */
export function declaredPorts({ spec }: Pod, protocol: Protocol): readonly number[] {
  const all = spec.containers.flatMap(({ ports = [] }) => ports).filter((one) => (one.protocol ?? 'TCP') === protocol);
  return [...new Set(all.map((one) => one.containerPort))];
}
