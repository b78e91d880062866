import { addressKey } from '../../cluster/coredns/address.ts';
import { controllerOf, keyOfRef, type ObjectRef, refOf } from '../../cluster/object.ts';
import { slicesOf } from '../../cluster/service-slices.ts';
import type { EndpointSlice, Pod, Protocol, Service } from '../../cluster/types.ts';
import { cite, type Given } from './context.ts';
import type { Hop } from './trace.ts';

const mostSlices = 8;

type Sources = Hop['sources'];

/** The port of a Pod's container; where none declares it, where it would be declared. */
export function citeContainerPort(context: Given, pod: Pod, port: number, protocol: Protocol): Sources {
  const { containers } = pod.spec;
  for (const [index, { ports = [] }] of containers.entries()) {
    const at = ports.findIndex((one) => one.containerPort === port && (one.protocol ?? 'TCP') === protocol);
    if (at >= 0) return cite(context, refOf(pod), `spec.containers[${index}].ports[${at}].containerPort`);
  }
  return cite(context, refOf(pod), `spec.containers[0].ports`);
}

/** A Service's port by its number: what it is turned into where that is another number, else the whole entry. */
export function citeServicePort(context: Given, service: Service, port: number | undefined): Sources {
  const at = (service.spec.ports ?? []).findIndex((one) => one.port === port);
  const found = service.spec.ports?.[at];
  if (!found) return cite(context, refOf(service), 'spec.ports');
  const field = found.targetPort === undefined || found.targetPort === found.port ? '' : '.targetPort';
  return cite(context, refOf(service), `spec.ports[${at}]${field}`);
}

/** Why a Service has the endpoints that it has: its selector, or the addresses that somebody wrote. */
export function citeEndpoints(context: Given, service: Service): Sources {
  const slices = slicesOf(context.cluster, service.metadata.namespace ?? '', service.metadata.name);
  if (service.spec.selector || slices.length === 0) return cite(context, refOf(service), 'spec.selector');
  const cited = slices.slice(0, mostSlices).flatMap((slice) => citeSlice(context, slice));
  return [...new Map(cited.map((one) => [one.label, one])).values()];
}

/** The entry of a slice that has an address. */
export function citeSlice(context: Given, slice: EndpointSlice, address?: string): Sources {
  const at = address === undefined ? -1 : (slice.endpoints ?? []).findIndex(({ addresses }) => hasAddress(addresses, address));
  return cite(context, refOf(slice), at < 0 ? 'endpoints' : `endpoints[${at}].addresses`);
}

const hasAddress = (addresses: readonly string[], address: string) => addresses.some((one) => addressKey(one) === addressKey(address));

/** What gives a name its records: what kind of name the Service has, and of a Pod's own name also who gives it that. */
export function citeName(context: Given, service: Service, owner?: Pod): Sources {
  const { spec } = service;
  const ref = refOf(service);
  if (spec.type === 'ExternalName') return cite(context, ref, 'spec.externalName');
  if (spec.clusterIP !== 'None') return citeWritten(context, ref, ['spec.clusterIP', 'metadata.name']);
  return [...cite(context, ref, 'spec.clusterIP'), ...(owner ? citeHostname(context, owner) : citeEndpoints(context, service))];
}

/** Who gives a Pod its name: its StatefulSet, or the Pod itself. */
export function citeHostname(context: Given, pod: Pod): Sources {
  const controller = controllerOf(pod);
  const { namespace } = pod.metadata;
  if (controller?.kind !== 'StatefulSet')
    return [...cite(context, refOf(pod), 'spec.hostname'), ...cite(context, refOf(pod), 'spec.subdomain')];
  return cite(context, { kind: controller.kind, name: controller.name, ...(namespace ? { namespace } : {}) }, 'spec.serviceName');
}

/** The first of these fields that the user wrote, else the last of them. */
function citeWritten(context: Given, ref: ObjectRef, paths: readonly string[]): Sources {
  const [written] = paths.filter((path) => isWritten(context, ref, path));
  return cite(context, ref, written ?? paths.at(-1));
}

/** A field that is not there is located at the nearest one around it. */
function isWritten({ options: { locate, files } }: Given, ref: ObjectRef, path: string): boolean {
  const source = locate?.(keyOfRef(ref), path);
  const text = files?.find(({ name }) => name === source?.file)?.text.slice(source?.start, source?.end) ?? '';
  return text.replace(/^["']/, '').startsWith(path.slice(path.lastIndexOf('.') + 1));
}
