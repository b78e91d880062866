import { ipWarnings } from '../../apiserver/formats/ip-rules.ts';
import type { EndpointSlice } from '../../types.ts';

// kubernetes pkg/registry/discovery/endpointslice/strategy.go warnOnDeprecatedAddressType, warnOnBadIPs
export function endpointSliceWarnings({ addressType, endpoints }: EndpointSlice): string[] {
  if (addressType === 'FQDN') return ['spec.addressType: FQDN endpoints are deprecated'];
  return (endpoints ?? []).flatMap(({ addresses }, i) =>
    addresses.flatMap((address, j) => ipWarnings(`endpoints[${i}].addresses[${j}]`, address)),
  );
}
