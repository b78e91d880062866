import type { EndpointSlice, Endpoints, Namespace, Node, Service } from '../../../types.ts';
import { age, type KindTable } from '../column.ts';
import { balancerAddresses, formatLabels, hostPort, listWithMore, none, orNone, unset } from '../format.ts';

// kubernetes pkg/printers/internalversion/printers.go printNamespace
export const namespaceTable: KindTable<Namespace> = { columns: [{ header: 'STATUS', cell: ({ status }) => status?.phase ?? '' }, age] };

function nodeStatus({ spec, status }: Node): string {
  const ready = status.conditions?.find(({ type }) => type === 'Ready');
  const words = [ready ? (ready.status === 'True' ? 'Ready' : 'NotReady') : 'Unknown'];
  if (spec?.unschedulable) words.push('SchedulingDisabled');
  return words.join(',');
}

function nodeRoles({ metadata }: Node): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => {
    if (key.startsWith(prefix) && key.length > prefix.length) return [key.slice(prefix.length)];
    return key === 'kubernetes.io/role' && value ? [value] : [];
  });
  return orNone([...new Set(roles)].sort().join(','));
}

const addressOf = (type: string) => (node: Node) => orNone(node.status.addresses?.find((address) => address.type === type)?.address);
const nodeInfo = (field: string) => (node: Node) => node.status.nodeInfo?.[field] || '<unknown>';

// kubernetes pkg/printers/internalversion/printers.go printNode
export const nodeTable: KindTable<Node> = {
  columns: [
    { header: 'STATUS', cell: nodeStatus },
    { header: 'ROLES', cell: nodeRoles },
    age,
    { header: 'VERSION', cell: ({ status }) => status.nodeInfo?.kubeletVersion ?? '' },
    { header: 'INTERNAL-IP', wide: true, cell: addressOf('InternalIP') },
    { header: 'EXTERNAL-IP', wide: true, cell: addressOf('ExternalIP') },
    { header: 'OS-IMAGE', wide: true, cell: nodeInfo('osImage') },
    { header: 'KERNEL-VERSION', wide: true, cell: nodeInfo('kernelVersion') },
    { header: 'CONTAINER-RUNTIME', wide: true, cell: nodeInfo('containerRuntimeVersion') },
  ],
};

// kubernetes pkg/printers/internalversion/printers.go getServiceExternalIP
function externalIp({ spec, status }: Service): string {
  const given = spec.externalIPs ?? [];
  switch (spec.type) {
    case 'LoadBalancer':
      return [balancerAddresses(status), ...given].filter(Boolean).join(',') || '<pending>';
    case 'ExternalName':
      return spec.externalName ?? '';
    default:
      return orNone(given.join(','));
  }
}

// kubernetes pkg/printers/internalversion/printers.go printService
export const serviceTable: KindTable<Service> = {
  columns: [
    { header: 'TYPE', cell: ({ spec }) => spec.type },
    { header: 'CLUSTER-IP', cell: ({ spec }) => orNone(spec.clusterIPs?.[0] ?? spec.clusterIP) },
    { header: 'EXTERNAL-IP', cell: externalIp },
    {
      header: 'PORT(S)',
      cell: ({ spec }) =>
        orNone(
          (spec.ports ?? [])
            .map(({ port, nodePort, protocol }) => (nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`))
            .join(','),
        ),
    },
    age,
    { header: 'SELECTOR', wide: true, cell: ({ spec }) => formatLabels(spec.selector) },
  ],
};

// kubernetes pkg/printers/internalversion/printers.go formatEndpoints
function endpointsList({ subsets = [] }: Endpoints): string {
  if (subsets.length === 0) return none;
  const list = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0 ? addresses.map(({ ip }) => ip) : ports.flatMap(({ port }) => addresses.map(({ ip }) => hostPort(ip, port))),
  );
  return listWithMore(list, 3);
}

export const endpointsTable: KindTable<Endpoints> = { columns: [{ header: 'ENDPOINTS', cell: endpointsList }, age] };

const portText = ({ port, name }: { port?: number | null; name?: string | null }) => String(port ?? name ?? '*');

// kubernetes pkg/printers/internalversion/printers.go printEndpointSlice
export const endpointSliceTable: KindTable<EndpointSlice> = {
  columns: [
    { header: 'ADDRESSTYPE', cell: ({ addressType }) => addressType },
    { header: 'PORTS', cell: ({ ports }) => listWithMore((ports ?? []).map(portText), 3) || unset },
    {
      header: 'ENDPOINTS',
      cell: ({ endpoints }) =>
        listWithMore(
          (endpoints ?? []).flatMap(({ addresses }) => addresses),
          3,
        ) || unset,
    },
    age,
  ],
};
