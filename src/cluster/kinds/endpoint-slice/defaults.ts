import type { EndpointSlice } from '../../types.ts';

// kubernetes pkg/apis/discovery/v1/defaults.go SetDefaults_EndpointPort
export function defaultEndpointSlice(slice: EndpointSlice): EndpointSlice {
  return {
    ...slice,
    endpoints: slice.endpoints?.map((endpoint) => ({ ...endpoint, conditions: endpoint.conditions ?? {} })) ?? null,
    ports: slice.ports?.map((port) => ({ ...port, name: port.name ?? '', protocol: port.protocol ?? 'TCP' })) ?? null,
  };
}
