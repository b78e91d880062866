import type { EndpointSlice } from '../../../types.ts';
import { annotationLines, labelLines, unset } from '../format.ts';

// kubernetes kubectl pkg/describe/describe.go describeEndpointSliceV1
export function describeEndpointSlice({ metadata, addressType, ports, endpoints }: EndpointSlice): string[] {
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    `AddressType:\t${addressType}`,
    ...(ports?.length ? ['Ports:', '  Name\tPort\tProtocol', '  ----\t----\t--------'] : ['Ports: <unset>']),
    ...(ports ?? []).map(({ name, port, protocol }) => `  ${name || unset}\t${port ?? unset}\t${protocol ?? 'TCP'}`),
    ...(endpoints?.length ? ['Endpoints:'] : ['Endpoints: <none>']),
    ...(endpoints ?? []).flatMap(({ addresses, conditions, hostname, targetRef, nodeName, zone }) => [
      `  - Addresses:\t${addresses.join(', ')}`,
      '    Conditions:',
      `      Ready:\t${conditions?.ready ?? unset}`,
      `    Hostname:\t${hostname ?? unset}`,
      ...(targetRef ? [`    TargetRef:\t${targetRef.kind}/${targetRef.name}`] : []),
      `    NodeName:\t${nodeName ?? unset}`,
      `    Zone:\t${zone ?? unset}`,
    ]),
  ];
}
