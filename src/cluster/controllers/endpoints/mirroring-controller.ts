import { entryOf } from '../../entry-of.ts';
import { canonicalIp } from '../../ip-address.ts';
import { sameJson } from '../../same-json.ts';
import type { Endpoint, EndpointAddress, EndpointPort, EndpointSlice, EndpointSubset, Endpoints } from '../../types.ts';
import { names } from './endpoint-rules.ts';
import { repackSubsets } from './repack-subsets.ts';
import { endpointKey, newSlice, type PortGroup, portKey } from './slice-parts.ts';

const maxEndpointsPerSubset = 1000;

/** Whether Endpoints ask to be mirrored: by no label, and not as a lock of leader election. */
// kubernetes pkg/controller/endpointslicemirroring/endpointslicemirroring_controller.go shouldMirror
export function isMirrored({ metadata }: Endpoints): boolean {
  return metadata.labels?.[names.skipMirror] !== 'true' && !Object.hasOwn(metadata.annotations ?? {}, names.leader);
}

/** One slice for each family and set of ports; of `existing`, those that are right stay as they are. */
// kubernetes pkg/controller/endpointslicemirroring/reconciler.go reconcile
export function mirrorSlices(
  endpoints: Endpoints,
  existing: readonly EndpointSlice[],
  isTaken: (namespace: string, name: string) => boolean,
): EndpointSlice[] {
  const labels = {
    ...endpoints.metadata.labels,
    [names.serviceName]: endpoints.metadata.name,
    [names.sliceManagedBy]: names.mirroringController,
  };
  const { [names.triggerTime]: _time, [names.lastApplied]: _applied, ...annotations } = endpoints.metadata.annotations ?? {};
  return groupsOf(repackSubsets(endpoints.subsets ?? [])).map((group) => {
    const wanted = newSlice({
      owner: endpoints,
      group,
      endpoints: group.endpoints.slice(0, maxEndpointsPerSubset),
      index: 0,
      labels,
      annotations,
      isTaken: (name) => isTaken(endpoints.metadata.namespace ?? '', name),
    });
    return existing.find((slice) => saysTheSame(slice, wanted)) ?? wanted;
  });
}

function saysTheSame(slice: EndpointSlice, wanted: EndpointSlice): boolean {
  return (
    slice.addressType === wanted.addressType &&
    portKey(slice.ports) === portKey(wanted.ports) &&
    sameJson(slice.endpoints, wanted.endpoints) &&
    sameJson(slice.metadata.labels, wanted.metadata.labels) &&
    sameJson(slice.metadata.annotations ?? {}, wanted.metadata.annotations ?? {})
  );
}

function groupsOf(subsets: readonly EndpointSubset[]): PortGroup[] {
  const groups = new Map<string, { group: PortGroup; byKey: Map<string, number> }>();
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of subsets) {
    const slicePorts = ports.map(slicePort);
    let added = 0;
    const add = (address: EndpointAddress, ready: boolean) => {
      const ip = canonicalIp(address.ip);
      if (added >= maxEndpointsPerSubset || ip === undefined) return;
      added++;
      const addressType: PortGroup['addressType'] = ip.includes(':') ? 'IPv6' : 'IPv4';
      const key = `${addressType} ${portKey(slicePorts)}`;
      const entry = entryOf(groups, key, () => ({ group: { addressType, ports: slicePorts, endpoints: [] }, byKey: new Map() }));
      const endpoint = endpointOf(address, ip, ready);
      const identity = endpointKey(endpoint);
      const at = entry.byKey.get(identity) ?? entry.group.endpoints.length;
      entry.byKey.set(identity, at);
      entry.group.endpoints[at] = endpoint;
    };
    for (const address of addresses) add(address, true);
    for (const address of notReadyAddresses) add(address, false);
  }
  return [...groups.values()].map(({ group }) => group);
}

function endpointOf({ hostname, nodeName, targetRef }: EndpointAddress, ip: string, ready: boolean): Endpoint {
  return {
    addresses: [ip],
    conditions: { ready },
    ...(hostname ? { hostname } : {}),
    ...(targetRef ? { targetRef } : {}),
    ...(nodeName ? { nodeName } : {}),
  };
}

function slicePort({ name = '', port, protocol = 'TCP', appProtocol }: NonNullable<EndpointSubset['ports']>[number]): EndpointPort {
  return { name, protocol, port, ...(appProtocol ? { appProtocol } : {}) };
}
