import { type Cluster, listOf } from '../../cluster.ts';
import type { KindMap } from '../../kind-map.ts';
import { kindNamed } from '../../kinds/index.ts';
import type { KindTable } from './column.ts';
import { endpointSliceTable, endpointsTable, namespaceTable, nodeTable, serviceTable } from './columns/core.ts';
import {
  ageTable,
  gatewayClassTable,
  gatewayTable,
  hostnamesTable,
  ingressClassTable,
  ingressTable,
  networkPolicyTable,
} from './columns/networking.ts';
import { podTable } from './columns/pod.ts';
import {
  cronJobTable,
  daemonSetTable,
  deploymentTable,
  jobTable,
  replicaSetTable,
  replicationControllerTable,
  statefulSetTable,
} from './columns/workloads.ts';
import { inStorageOrder } from './storage-order.ts';
import { table } from './tabwriter.ts';

/** In the order in which the tables are printed. */
const tables: { readonly [K in keyof KindMap]: KindTable<KindMap[K]> } = {
  Namespace: namespaceTable,
  Node: nodeTable,
  Pod: podTable,
  Service: serviceTable,
  Endpoints: endpointsTable,
  EndpointSlice: endpointSliceTable,
  Deployment: deploymentTable,
  ReplicaSet: replicaSetTable,
  StatefulSet: statefulSetTable,
  DaemonSet: daemonSetTable,
  ReplicationController: replicationControllerTable,
  Job: jobTable,
  CronJob: cronJobTable,
  Ingress: ingressTable,
  IngressClass: ingressClassTable,
  NetworkPolicy: networkPolicyTable,
  GatewayClass: gatewayClassTable,
  Gateway: gatewayTable,
  HTTPRoute: hostnamesTable,
  GRPCRoute: hostnamesTable,
  TLSRoute: ageTable,
  TCPRoute: ageTable,
  UDPRoute: ageTable,
  ReferenceGrant: ageTable,
};

/** `kubectl get -A` of every modelled kind that has objects, with what each table shows. */
export function get(cluster: Cluster, wide: boolean): string {
  const printed: string[] = [];
  let withNamespace = false;
  for (const kind of Object.keys(tables) as (keyof KindMap)[]) {
    const rows = rowsOf(cluster, kind, wide);
    if (rows.length === 0) continue;
    withNamespace ||= kindNamed(kind)?.namespaced ?? false;
    printed.push(table(withNamespace ? rows : rows.map(([, ...cells]) => cells)));
  }
  return `${printed.join('\n\n')}\n`;
}

function rowsOf<K extends keyof KindMap>(cluster: Cluster, kind: K, wide: boolean): string[][] {
  const objects = inStorageOrder(listOf(cluster, kind));
  const definition = kindNamed(kind);
  if (objects.length === 0 || !definition) return [];
  const { columns, nameSuffix }: KindTable<KindMap[K]> = tables[kind];
  const shown = columns.filter((column) => wide || !column.wide);
  const prefix = `${definition.singular}${definition.group ? `.${definition.group}` : ''}/`;
  return [
    ['NAMESPACE', 'NAME', ...shown.map(({ header }) => header)],
    ...objects.map((object) => [
      object.metadata.namespace ?? '',
      `${prefix}${object.metadata.name}${nameSuffix?.(object) ?? ''}`,
      ...shown.map((column) => column.cell(object, cluster)),
    ]),
  ];
}
