import { type Cluster, findObject } from '../cluster.ts';
import { type ObjectRef, refOf } from '../object.ts';
import { slicesOf } from '../service-slices.ts';
import type { EndpointSlice, Service, ServicePort } from '../types.ts';
import type { DialledEndpoint, PassedEndpoint } from './route-explanation.ts';

/** What a controller finds when it looks a Service and one of its ports up to dial the endpoints itself. */
export interface ServiceLookup {
  readonly ref: ObjectRef;
  readonly service?: Service;
  readonly port?: ServicePort;
  readonly problem?: 'no-service' | 'no-port' | 'external-name' | 'no-ready-endpoint';
  /** Why there is nothing to dial, or what is dialled. */
  readonly reason: string;
  readonly endpoints: readonly DialledEndpoint[];
  readonly passed: readonly PassedEndpoint[];
}

/** `port` is a Service port's number or name. */
export function lookUpService(cluster: Cluster, namespace: string, name: string, port: number | string | undefined): ServiceLookup {
  const ref = { kind: 'Service', namespace, name };
  const nothing = { ref, endpoints: [], passed: [] };
  const service = findObject(cluster, 'Service', namespace, name);
  if (!service) return { ...nothing, problem: 'no-service', reason: `There is no Service ${name} in namespace ${namespace}.` };
  const ports = service.spec.ports ?? [];
  const found = ports.find((candidate) => (typeof port === 'number' ? candidate.port === port : candidate.name === port));
  if (service.spec.type === 'ExternalName') {
    const reason = `Service ${name} is an ExternalName: a DNS alias for ${service.spec.externalName ?? ''} without endpoints of its own.`;
    return { ...nothing, service, ...(found ? { port: found } : {}), problem: 'external-name', reason };
  }
  if (!found) return { ...nothing, service, problem: 'no-port', reason: `Service ${name} has no port ${port ?? ''}${portsText(ports)}.` };
  const { endpoints, passed } = endpointsOf(cluster, service, found);
  if (endpoints.length > 0) {
    const reason = `Port ${found.port} of Service ${name} leads to ${endpoints.length} ready ${endpoints.length === 1 ? 'endpoint' : 'endpoints'}, dialled directly.`;
    return { ref, service, port: found, reason, endpoints, passed };
  }
  const why = passed.length > 0 ? `: ${passed.length} ${passed.length === 1 ? 'is' : 'are'} there but cannot be used` : '';
  return {
    ref,
    service,
    port: found,
    problem: 'no-ready-endpoint',
    reason: `Service ${name} has no ready endpoint${why}.`,
    endpoints,
    passed,
  };
}

function portsText(ports: readonly ServicePort[]): string {
  if (ports.length === 0) return '; it has no port at all';
  return `; it has ${ports.map(({ name, port }) => (name ? `${port} (${name})` : `${port}`)).join(', ')}`;
}

function endpointsOf(cluster: Cluster, service: Service, port: ServicePort) {
  const endpoints: DialledEndpoint[] = [];
  const passed: PassedEndpoint[] = [];
  const seen = new Set<string>();
  for (const slice of ofOneFamily(slicesOf(cluster, service.metadata.namespace ?? '', service.metadata.name), service)) {
    const target = (slice.ports ?? []).find(({ name }) => (name ?? '') === (port.name ?? ''));
    for (const { addresses, conditions, targetRef } of slice.endpoints ?? []) {
      const address = addresses[0] ?? '';
      const pod = targetRef?.kind === 'Pod' && targetRef.name ? podRef(targetRef, slice) : {};
      const whyNot = reasonNotDialled(slice, target?.port, port, conditions);
      if (whyNot) {
        passed.push({ address, slice: refOf(slice), ...pod, reason: whyNot });
      } else if (!seen.has(`${address} ${target?.port}`)) {
        seen.add(`${address} ${target?.port}`);
        endpoints.push({ address, port: target?.port ?? 0, slice: refOf(slice), ...pod });
      }
    }
  }
  return { endpoints, passed };
}

/** Of two families each Pod has an address; it is dialled at that of the Service's first, where that has any. */
function ofOneFamily(slices: readonly EndpointSlice[], { spec }: Service): readonly EndpointSlice[] {
  const [first] = spec.ipFamilies ?? [];
  const own = slices.filter(({ addressType, endpoints }) => addressType === first && endpoints?.length);
  return own.length > 0 ? own : slices;
}

function podRef({ namespace, name = '' }: { namespace?: string; name?: string }, slice: EndpointSlice): { pod: ObjectRef } {
  return { pod: { kind: 'Pod', namespace: namespace ?? slice.metadata.namespace ?? '', name } };
}

function reasonNotDialled(
  slice: EndpointSlice,
  target: number | null | undefined,
  port: ServicePort,
  conditions: { ready?: boolean; terminating?: boolean } = {},
): string | undefined {
  if (conditions.terminating && conditions.ready !== true) return 'terminating';
  if (conditions.ready === false) return 'not ready';
  if (slice.addressType === 'FQDN') return 'a DNS name, which proxies do not dial';
  if (!target) return port.name ? `its slice has no port named ${port.name}` : 'its slice has no port without a name';
  return undefined;
}
