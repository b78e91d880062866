import { type Cluster, listOf } from '../../cluster.ts';
import { growingSet } from '../../growing-set.ts';
import { hashOf } from '../../identity.ts';
import { ranges } from '../../settings.ts';
import type { Service } from '../../types.ts';

const { first, last } = ranges.nodePorts;
/** The low ports are for Services that ask for one. */
// kubernetes pkg/registry/core/service/portallocator calculateRangeOffset
const firstAutomatic = first + Math.min(Math.max(16, Math.floor((last - first + 1) / 32)), 128);

const nodePortsOf = growingSet(({ spec }: Service) => [
  ...(spec.ports ?? []).flatMap(({ nodePort }) => nodePort ?? []),
  ...(spec.healthCheckNodePort ? [spec.healthCheckNodePort] : []),
]);

/** The node ports that one write takes. */
// kubernetes pkg/registry/core/service/portallocator/operation.go PortAllocationOperation
export interface NodePortOperation {
  /** Why the port cannot be had; nothing when it now is the Service's. */
  take(port: number): string | undefined;
  /** A free port that follows from the identity. */
  takeNext(identity: string): number | undefined;
}

export function startNodePortOperation(cluster: Cluster): NodePortOperation {
  const used = nodePortsOf(listOf(cluster, 'Service'));
  const taken = new Set<number>();
  const isTaken = (port: number) => used.has(port) || taken.has(port);
  return {
    take(port) {
      if (port < first || port > last) {
        return `provided port is not in the valid range. The range of valid ports is ${first}-${last}`;
      }
      if (isTaken(port)) return 'provided port is already allocated';
      taken.add(port);
      return undefined;
    },
    takeNext(identity) {
      const count = last - firstAutomatic + 1;
      const start = hashOf(identity) % count;
      for (let i = 0; i < count; i++) {
        const port = firstAutomatic + ((start + i) % count);
        if (isTaken(port)) continue;
        taken.add(port);
        return port;
      }
      return undefined;
    },
  };
}
