import type { Cluster } from '../../../cluster.ts';
import { slicesOf } from '../../../service-slices.ts';
import type { EndpointSlice, Service } from '../../../types.ts';
import { annotationLines, formatEndpointSlices, formatLabels, labelLines, orNone, unset } from '../format.ts';
import { inStorageOrder } from '../storage-order.ts';

export function slicesInStorageOrder(cluster: Cluster, { metadata }: Service): readonly EndpointSlice[] {
  return inStorageOrder(slicesOf(cluster, metadata.namespace ?? '', metadata.name));
}

// kubernetes kubectl pkg/describe/describe.go describeService
export function describeService(service: Service, cluster: Cluster): string[] {
  const { metadata, spec, status } = service;
  const slices = slicesInStorageOrder(cluster, service);
  const balancer = (status?.loadBalancer?.ingress ?? []).map(
    ({ ip, hostname, ipMode }) => `${ip || hostname || ''}${ip && ipMode ? ` (${ipMode})` : ''}`,
  );
  const lines = [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    `Selector:\t${formatLabels(spec.selector)}`,
    `Type:\t${spec.type}`,
    spec.ipFamilyPolicy && `IP Family Policy:\t${spec.ipFamilyPolicy}`,
    `IP Families:\t${orNone(spec.ipFamilies?.join(','))}`,
    `IP:\t${spec.clusterIP ?? ''}`,
    `IPs:\t${orNone(spec.clusterIPs?.join(','))}`,
    spec.externalIPs?.length && `External IPs:\t${spec.externalIPs.join(',')}`,
    spec.loadBalancerIP && `Desired LoadBalancer IP:\t${spec.loadBalancerIP}`,
    spec.externalName && `External Name:\t${spec.externalName}`,
    balancer.length > 0 && `LoadBalancer Ingress:\t${balancer.join(', ')}`,
    ...(spec.ports ?? []).flatMap(({ name, port, protocol, targetPort, appProtocol, nodePort }) => [
      `Port:\t${name || unset}\t${port}/${protocol}`,
      `TargetPort:\t${targetPort}/${protocol}`,
      appProtocol && `AppProtocol:\t${appProtocol}`,
      nodePort && `NodePort:\t${name || unset}\t${nodePort}/${protocol}`,
      `Endpoints:\t${formatEndpointSlices(slices, name)}`,
    ]),
    `Session Affinity:\t${spec.sessionAffinity}`,
    spec.externalTrafficPolicy && `External Traffic Policy:\t${spec.externalTrafficPolicy}`,
    spec.internalTrafficPolicy && `Internal Traffic Policy:\t${spec.internalTrafficPolicy}`,
    spec.healthCheckNodePort && `HealthCheck NodePort:\t${spec.healthCheckNodePort}`,
    spec.loadBalancerSourceRanges?.length && `LoadBalancer Source Ranges:\t${spec.loadBalancerSourceRanges.join(',')}`,
    spec.trafficDistribution && `Traffic Distribution:\t${spec.trafficDistribution}`,
  ];
  return lines.filter((line): line is string => typeof line === 'string' && line !== '');
}
