import { withoutKeys } from '../../apiserver/absent.ts';
import { entryOf } from '../../entry-of.ts';
import { creationTime, uidOf } from '../../identity.ts';
import { keyOfRef, type ObjectMeta } from '../../object.ts';
import { isPodReady, podIpsOf } from '../../pod-status.ts';
import { sameJson } from '../../same-json.ts';
import type { EndpointAddress, EndpointSubset, Endpoints, Pod, Service, ServicePort } from '../../types.ts';
import { belongsInEndpoints, findPort, hasClusterIp, isHeadlessByChoice, names, publishesHostname } from './endpoint-rules.ts';
import { repackSubsets } from './repack-subsets.ts';
import { triggerTime } from './trigger-time.ts';

const maxCapacity = 1000;

/** The Endpoints of a Service with a selector; `current` itself where nothing is to be changed. */
// kubernetes pkg/controller/endpoint/endpoints_controller.go syncService
export function endpointsFor(service: Service, pods: readonly Pod[], current: Endpoints | undefined): Endpoints {
  const all = repackSubsets(drafts(service, pods));
  const subsets = truncated(all);
  const labels = {
    ...withoutKeys(service.metadata.labels ?? {}, [names.headless]),
    [names.endpointsManagedBy]: names.endpointsController,
    ...(hasClusterIp(service) ? {} : { [names.headless]: '' }),
  };
  const { [names.triggerTime]: lastTime, ...before } = current?.metadata.annotations ?? {};
  const annotations = { ...withoutKeys(before, [names.overCapacity]), ...(subsets === all ? {} : { [names.overCapacity]: 'truncated' }) };
  const metadata = { ...withoutKeys(current?.metadata ?? newMetadata(service), ['annotations']), labels };
  const draft = (time: string | undefined): Endpoints => ({
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: withAnnotations(metadata, { ...annotations, ...(time ? { [names.triggerTime]: time } : {}) }),
    ...(subsets.length > 0 ? { subsets } : {}),
  });
  if (current && sameJson(current, draft(lastTime))) return current;
  const published = (current?.subsets ?? []).flatMap(({ addresses = [], notReadyAddresses = [] }) => [...addresses, ...notReadyAddresses]);
  return draft(triggerTime(service, pods, current && published));
}

function newMetadata({ metadata: { namespace, name } }: Service): ObjectMeta {
  const place = namespace ? { namespace } : {};
  return { name, ...place, uid: uidOf(keyOfRef({ kind: 'Endpoints', name, ...place })), creationTimestamp: creationTime };
}

function withAnnotations(metadata: ObjectMeta, annotations: Record<string, string>): ObjectMeta {
  return Object.keys(annotations).length > 0 ? { ...metadata, annotations } : metadata;
}

/** Pods whose ports come out the same, together. */
function drafts(service: Service, pods: readonly Pod[]): EndpointSubset[] {
  const { ports = [], publishNotReadyAddresses = false } = service.spec;
  const byPorts = new Map<string, Required<EndpointSubset>>();
  for (const pod of pods) {
    const address = belongsInEndpoints(pod, publishNotReadyAddresses) && addressFor(service, pod);
    if (!address) continue;
    const numbers = ports.map((port) => findPort(pod, port));
    const isOffered = ports.length === 0 ? isHeadlessByChoice(service) : numbers.some((number) => number !== undefined);
    if (!isOffered) continue;
    const subset = entryOf(byPorts, numbers.join(), () => ({ addresses: [], notReadyAddresses: [], ports: subsetPorts(ports, numbers) }));
    (publishNotReadyAddresses || isPodReady(pod) ? subset.addresses : subset.notReadyAddresses).push(address);
  }
  return [...byPorts.values()];
}

function subsetPorts(ports: readonly ServicePort[], numbers: readonly (number | undefined)[]): Required<EndpointSubset>['ports'] {
  return ports.flatMap(({ name, protocol, appProtocol }, index) => {
    const port = numbers[index];
    return port === undefined ? [] : [{ ...(name ? { name } : {}), port, protocol, ...(appProtocol ? { appProtocol } : {}) }];
  });
}

function addressFor(service: Service, pod: Pod): EndpointAddress | undefined {
  const [podIp = ''] = podIpsOf(pod);
  const wantsIpv6 = service.spec.ipFamilies?.length
    ? service.spec.ipFamilies[0] === 'IPv6'
    : (hasClusterIp(service) ? (service.spec.clusterIP ?? '') : podIp).includes(':');
  const ip = podIpsOf(pod).find((candidate) => candidate.includes(':') === wantsIpv6);
  if (!ip) return undefined;
  const { namespace, name, uid } = pod.metadata;
  return {
    ip,
    ...(publishesHostname(pod, service) && pod.spec.hostname ? { hostname: pod.spec.hostname } : {}),
    ...(pod.spec.nodeName ? { nodeName: pod.spec.nodeName } : {}),
    targetRef: { kind: 'Pod', ...(namespace ? { namespace } : {}), name, ...(uid ? { uid } : {}) },
  };
}

/** At most 1000 addresses, ready ones first, each subset by its share; the list itself where it fits. */
// kubernetes pkg/controller/endpoint/endpoints_controller.go truncateEndpoints
function truncated(subsets: EndpointSubset[]): EndpointSubset[] {
  const ready = sum(subsets.map(({ addresses }) => addresses?.length ?? 0));
  const notReady = sum(subsets.map(({ notReadyAddresses }) => notReadyAddresses?.length ?? 0));
  if (ready + notReady <= maxCapacity) return subsets;
  const cutsReady = ready > maxCapacity;
  const room = cutsReady ? maxCapacity : maxCapacity - ready;
  const total = cutsReady ? ready : notReady;
  let left = room;
  return subsets.map(({ addresses = [], notReadyAddresses = [], ports }) => {
    const cut = cutsReady ? addresses : notReadyAddresses;
    const kept = cut.slice(0, Math.min(left, Math.ceil((cut.length / total) * room)));
    left -= kept.length;
    const keptReady = cutsReady ? kept : addresses;
    const keptNotReady = cutsReady ? [] : kept;
    return {
      ...(keptReady.length > 0 ? { addresses: keptReady } : {}),
      ...(keptNotReady.length > 0 ? { notReadyAddresses: keptNotReady } : {}),
      ...(ports ? { ports } : {}),
    };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
