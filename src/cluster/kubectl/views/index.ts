import { type Cluster, listOf } from '../../cluster.ts';
import type { KindMap } from '../../kind-map.ts';
import { describeEndpointSlice } from './describe/endpoint-slice.ts';
import { describeEndpoints } from './describe/endpoints.ts';
import { describeIngress } from './describe/ingress.ts';
import { describeService } from './describe/service.ts';
import { describeStatefulSet } from './describe/stateful-set.ts';
import { get } from './get.ts';
import { inStorageOrder } from './storage-order.ts';
import { description } from './tabwriter.ts';

const commands: Readonly<Record<string, (cluster: Cluster) => string>> = {
  'get -A': (cluster) => get(cluster, false),
  'get -A -o wide': (cluster) => get(cluster, true),
  'describe services -A': (cluster) => described(list(cluster, 'Service').map((service) => describeService(service, cluster))),
  'describe endpointslices -A': (cluster) => described(list(cluster, 'EndpointSlice').map(describeEndpointSlice)),
  'describe endpoints -A': (cluster) => described(list(cluster, 'Endpoints').map(describeEndpoints)),
  'describe ingresses -A': (cluster) => described(list(cluster, 'Ingress').map((ingress) => describeIngress(ingress, cluster))),
  'describe statefulsets -A': (cluster) => described(list(cluster, 'StatefulSet').map((set) => describeStatefulSet(set, cluster))),
};

/** The commands that `view` answers. */
export const viewCommands: readonly string[] = Object.keys(commands);

/** What `kubectl COMMAND` prints, for example `get -A` or `describe services -A`; empty for a command that is not modelled. */
export function view(cluster: Cluster, command: string): string {
  return Object.hasOwn(commands, command) ? (commands[command]?.(cluster) ?? '') : '';
}

const list = <K extends keyof KindMap>(cluster: Cluster, kind: K) => inStorageOrder(listOf(cluster, kind));

function described(objects: readonly (readonly string[])[]): string {
  return objects.map((lines) => `${description(lines)}\n`).join('\n\n');
}
