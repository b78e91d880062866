import type { Endpoints } from '../../../types.ts';
import { annotationLines, labelLines, orNone, unset } from '../format.ts';

// kubernetes kubectl pkg/describe/describe.go describeEndpoints
export function describeEndpoints({ metadata, subsets = [] }: Endpoints): string[] {
  const addressList = (addresses: readonly { ip: string }[] = []) => orNone(addresses.map(({ ip }) => ip).join(','));
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    'Subsets:',
    ...subsets.flatMap(({ addresses, notReadyAddresses, ports = [] }) => [
      `  Addresses:\t${addressList(addresses)}`,
      `  NotReadyAddresses:\t${addressList(notReadyAddresses)}`,
      ...(ports.length > 0 ? ['  Ports:', '    Name\tPort\tProtocol', '    ----\t----\t--------'] : []),
      ...ports.map(({ name, port, protocol }) => `    ${name || unset}\t${port}\t${protocol ?? 'TCP'}`),
      '',
    ]),
  ];
}
