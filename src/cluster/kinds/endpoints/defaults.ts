import { withoutEmpty } from '../../apiserver/absent.ts';
import type { EndpointSubset, Endpoints } from '../../types.ts';

// kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Endpoints
export function defaultEndpoints(endpoints: Endpoints): Endpoints {
  const tidy = withoutEmpty(endpoints, ['subsets']);
  return tidy.subsets ? { ...tidy, subsets: tidy.subsets.map(defaultSubset) } : tidy;
}

function defaultSubset(given: EndpointSubset): EndpointSubset {
  const subset = withoutEmpty(given, ['addresses', 'notReadyAddresses', 'ports']);
  return subset.ports ? { ...subset, ports: subset.ports.map((port) => ({ ...port, protocol: port.protocol || 'TCP' })) } : subset;
}
