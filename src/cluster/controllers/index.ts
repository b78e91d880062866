import type { Cluster } from '../cluster.ts';
import { runEndpointControllers } from './endpoints/index.ts';
import { runWorkloads } from './workloads/index.ts';

/** Runs all controllers, the scheduler and the kubelets to a fixed point. */
export function settle(cluster: Cluster): Cluster {
  return settleEndpoints(runWorkloads(cluster));
}

/** Runs only what writes Endpoints and EndpointSlices: for a cluster observed from outside. */
export function settleEndpoints(cluster: Cluster): Cluster {
  return runEndpointControllers(cluster);
}
