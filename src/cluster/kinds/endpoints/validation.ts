import { type FieldError, notSupported, required } from '../../apiserver/field-error.ts';
import { checkIp, checkNonSpecialIp } from '../../apiserver/formats/ip-rules.ts';
import { checkName, dnsLabel, dnsSubdomain, qualifiedName } from '../../apiserver/formats/names.ts';
import { checkPortNumber } from '../../apiserver/formats/ports.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import type { EndpointAddress, EndpointSubset, Endpoints } from '../../types.ts';

type Port = NonNullable<EndpointSubset['ports']>[number];
const protocols = ['SCTP', 'TCP', 'UDP'];

// kubernetes pkg/apis/core/validation/validation.go ValidateEndpoints
export function validateEndpoints(endpoints: Endpoints, old?: Endpoints): FieldError[] {
  const before = (old?.subsets ?? []).flatMap((subset) => [...(subset.addresses ?? []), ...(subset.notReadyAddresses ?? [])]);
  const stored = before.map(({ ip }) => ip);
  return [
    ...validateObjectMeta(endpoints.metadata, true, dnsSubdomain),
    ...(endpoints.subsets ?? []).flatMap((subset, i) => checkSubset(`subsets[${i}]`, subset, stored)),
  ];
}

export function validateEndpointsUpdate(endpoints: Endpoints, old: Endpoints): FieldError[] {
  return [...validateObjectMetaUpdate(endpoints.metadata, old.metadata), ...validateEndpoints(endpoints, old)];
}

function checkSubset(
  field: string,
  { addresses = [], notReadyAddresses = [], ports = [] }: EndpointSubset,
  stored: string[],
): FieldError[] {
  return [
    ...(addresses.length + notReadyAddresses.length === 0 ? [required(field, 'must specify `addresses` or `notReadyAddresses`')] : []),
    ...addresses.flatMap((address, i) => checkAddress(`${field}.addresses[${i}]`, address, stored)),
    ...notReadyAddresses.flatMap((address, i) => checkAddress(`${field}.notReadyAddresses[${i}]`, address, stored)),
    ...ports.flatMap((port, i) => checkPort(`${field}.ports[${i}]`, port, ports.length > 1)),
  ];
}

function checkAddress(field: string, { ip = '', hostname, nodeName }: EndpointAddress, stored: string[]): FieldError[] {
  return [
    ...checkIp(`${field}.ip`, ip, stored),
    ...(hostname ? checkName(`${field}.hostname`, hostname, dnsLabel) : []),
    ...(nodeName === undefined ? [] : checkName(`${field}.nodeName`, nodeName, dnsSubdomain)),
    ...checkNonSpecialIp(`${field}.ip`, ip),
  ];
}

function checkPort(field: string, { name, port, protocol = 'TCP', appProtocol }: Port, needsName: boolean): FieldError[] {
  return [
    ...(name ? checkName(`${field}.name`, name, dnsLabel) : needsName ? [required(`${field}.name`)] : []),
    ...checkPortNumber(`${field}.port`, port ?? 0),
    ...(protocols.includes(protocol) ? [] : [notSupported(`${field}.protocol`, protocol, protocols)]),
    ...(appProtocol === undefined ? [] : checkName(`${field}.appProtocol`, appProtocol, qualifiedName)),
  ];
}
