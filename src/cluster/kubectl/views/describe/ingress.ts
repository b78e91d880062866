import { type Cluster, findObject } from '../../../cluster.ts';
import type { Ingress, IngressBackend } from '../../../types.ts';
import { annotationLines, balancerAddresses, formatEndpointSlices, labelLines, none, orNone } from '../format.ts';
import { slicesInStorageOrder } from './service.ts';

// kubernetes kubectl pkg/describe/describe.go describeBackendV1
function backendText(cluster: Cluster, namespace: string | undefined, { service: backend, resource }: IngressBackend): string {
  if (backend) {
    const { name, port } = backend;
    const text = `${name}:${port?.number || (port?.name ?? '')}`;
    const service = findObject(cluster, 'Service', namespace, name);
    if (!service) return `${text} (<error: services "${name}" not found>)`;
    const named = (service.spec.ports ?? []).filter((each) =>
      port?.number ? each.port === port.number : port?.name && each.name === port.name,
    );
    return `${text} (${formatEndpointSlices(slicesInStorageOrder(cluster, service), named.at(-1)?.name)})`;
  }
  return resource ? `APIGroup: ${orNone(resource.apiGroup)}, Kind: ${resource.kind}, Name: ${resource.name}` : '';
}

// kubernetes kubectl pkg/describe/describe.go describeIngressV1
export function describeIngress({ metadata, spec, status }: Ingress, cluster: Cluster): string[] {
  const { namespace } = metadata;
  const fallback = spec.defaultBackend ? backendText(cluster, namespace, spec.defaultBackend) : '<default>';
  const rules = (spec.rules ?? []).filter(({ http }) => http);
  return [
    `Name:\t${metadata.name}`,
    ...labelLines('Labels', metadata.labels),
    `Namespace:\t${namespace}`,
    `Address:\t${balancerAddresses(status)}`,
    `Ingress Class:\t${spec.ingressClassName ?? none}`,
    `Default backend:\t${fallback}`,
    ...(spec.tls?.length ? ['TLS:'] : []),
    ...(spec.tls ?? []).map(
      ({ secretName, hosts = [] }) => `  ${secretName ? `${secretName} terminates` : 'SNI routes'} ${hosts.join(',')}`,
    ),
    'Rules:',
    '  Host\tPath\tBackends',
    '  ----\t----\t--------',
    ...rules.flatMap(({ host, http }) => [
      `  ${host || '*'}\t`,
      ...(http?.paths ?? []).map(({ path, backend }) => `    \t${path ?? ''} \t${backendText(cluster, namespace, backend)}`),
    ]),
    ...(rules.length === 0 ? [`  *\t*\t${fallback}`] : []),
    ...annotationLines('Annotations', metadata.annotations),
  ];
}
