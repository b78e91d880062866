import type { Cluster } from '../../cluster.ts';
import type { IngressBackend } from '../../types.ts';
import { lookUpService, type ServiceLookup } from '../service-lookup.ts';

export interface FoundBackend {
  /** None where the backend is not a Service. */
  readonly found: ServiceLookup | undefined;
  /** As written where the Service has no such port. */
  readonly port: number | string | undefined;
  /** Whether a controller has something to send a request to. */
  readonly usable: boolean;
}

export function lookUpBackend(cluster: Cluster, namespace: string, { service }: IngressBackend): FoundBackend {
  const asked = service?.port?.number || service?.port?.name;
  const found = service && lookUpService(cluster, namespace, service.name, asked);
  return { found, port: found?.port?.port ?? asked, usable: found !== undefined && (!found.problem || found.problem === 'external-name') };
}
