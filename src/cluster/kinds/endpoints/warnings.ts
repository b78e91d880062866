import { ipWarnings } from '../../apiserver/formats/ip-rules.ts';
import type { Endpoints } from '../../types.ts';

// kubernetes pkg/registry/core/endpoint/strategy.go endpointsWarnings
export function endpointsWarnings({ subsets = [] }: Endpoints): string[] {
  return subsets.flatMap(({ addresses = [], notReadyAddresses = [] }, i) => [
    ...addresses.flatMap(({ ip }, j) => ipWarnings(`subsets[${i}].addresses[${j}].ip`, ip)),
    ...notReadyAddresses.flatMap(({ ip }, j) => ipWarnings(`subsets[${i}].notReadyAddresses[${j}].ip`, ip)),
  ]);
}
