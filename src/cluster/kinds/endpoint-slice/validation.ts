import { duplicate, type FieldError, invalid, notSupported, required, tooMany } from '../../apiserver/field-error.ts';
import { checkIp, checkNonSpecialIp } from '../../apiserver/formats/ip-rules.ts';
import { checkName, dnsLabel, dnsSubdomain, labelValueRule, qualifiedName } from '../../apiserver/formats/names.ts';
import { checkImmutable, checkLabels, validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import { parseIp } from '../../ip-address.ts';
import type { Endpoint, EndpointPort, EndpointSlice } from '../../types.ts';

const limits = { endpoints: 1000, addresses: 100, ports: 20_000, topologyLabels: 16, hints: 8 };
const addressTypes = ['FQDN', 'IPv4', 'IPv6'];
const protocols = ['SCTP', 'TCP', 'UDP'];

// kubernetes pkg/apis/discovery/validation/validation.go ValidateEndpointSlice
export function validateEndpointSlice(slice: EndpointSlice, old?: EndpointSlice): FieldError[] {
  const stored = (old?.endpoints ?? []).flatMap(({ addresses }) => addresses);
  return [
    ...validateObjectMeta(slice.metadata, true, dnsSubdomain),
    ...checkAddressType(slice),
    ...checkEndpoints(slice, stored),
    ...checkPorts(slice.ports ?? []),
  ];
}

export function validateEndpointSliceUpdate(slice: EndpointSlice, old: EndpointSlice): FieldError[] {
  return [
    ...validateObjectMetaUpdate(slice.metadata, old.metadata),
    ...validateEndpointSlice(slice, old),
    ...checkImmutable('addressType', slice.addressType, old.addressType),
  ];
}

function checkAddressType({ addressType }: EndpointSlice): FieldError[] {
  if (!addressType) return [required('addressType')];
  return addressTypes.includes(addressType) ? [] : [notSupported('addressType', addressType, addressTypes)];
}

function checkEndpoints({ endpoints, addressType }: EndpointSlice, stored: readonly string[]): FieldError[] {
  const list = endpoints ?? [];
  if (list.length > limits.endpoints) return [tooMany('endpoints', list.length, limits.endpoints)];
  return list.flatMap((endpoint, i) => checkEndpoint(`endpoints[${i}]`, endpoint, addressType, stored));
}

function checkEndpoint(field: string, endpoint: Endpoint, type: EndpointSlice['addressType'], stored: readonly string[]): FieldError[] {
  const path = `${field}.addresses`;
  const { addresses = [], hostname, nodeName, hints } = endpoint;
  const topology = (endpoint as { deprecatedTopology?: Record<string, string> }).deprecatedTopology ?? {};
  const labels = Object.keys(topology).length;
  return [
    ...(addresses.length === 0 ? [required(path, 'must contain at least 1 address')] : []),
    ...(addresses.length > limits.addresses ? [tooMany(path, addresses.length, limits.addresses)] : []),
    ...addresses.flatMap((address, i) => checkAddress(path, i, address, type, stored)),
    ...(nodeName === undefined ? [] : checkName(`${field}.nodeName`, nodeName, dnsSubdomain)),
    ...(labels > limits.topologyLabels ? [tooMany(`${field}.deprecatedTopology`, labels, limits.topologyLabels)] : []),
    ...checkLabels(`${field}.deprecatedTopology`, topology),
    ...(hostname === undefined ? [] : checkName(`${field}.hostname`, hostname, dnsLabel)),
    ...(hints ? checkHints(`${field}.hints`, hints) : []),
  ];
}

function checkAddress(
  path: string,
  i: number,
  address: string,
  type: EndpointSlice['addressType'],
  stored: readonly string[],
): FieldError[] {
  const field = `${path}[${i}]`;
  if (type === 'FQDN') return checkFullyQualified(field, address);
  if (type !== 'IPv4' && type !== 'IPv6') return [];
  const malformed = checkIp(field, address, stored);
  if (malformed.length > 0) return malformed;
  const wrongFamily = parseIp(address)?.family === type ? [] : [invalid(path, address, `must be an ${type} address`)];
  return [...wrongFamily, ...checkNonSpecialIp(field, address)];
}

// kubernetes apimachinery pkg/util/validation/validation.go IsFullyQualifiedDomainName
function checkFullyQualified(field: string, text: string): FieldError[] {
  if (text === '') return [required(field)];
  const name = text.replace(/\.$/, '');
  const wrong = dnsSubdomain(name);
  if (wrong.length > 0) return [invalid(field, name, wrong.join(','))];
  const labels = name.split('.');
  if (labels.length < 2) return [invalid(field, name, 'should be a domain with at least two segments separated by dots')];
  const bad = labels.find((label) => dnsLabel(label).length > 0);
  return bad === undefined ? [] : [invalid(field, bad, dnsLabel(bad).join(','))];
}

// kubernetes pkg/apis/discovery/validation/validation.go validateHints
function checkHints(field: string, { forZones = [], forNodes = [] }: NonNullable<Endpoint['hints']>): FieldError[] {
  const check = (path: string, names: readonly string[], rule: typeof dnsLabel) => {
    if (names.length > limits.hints) return [tooMany(path, names.length, limits.hints)];
    return names.flatMap((name, i) => [
      ...(names.indexOf(name) < i ? [duplicate(`${path}[${i}].name`, name)] : []),
      ...checkName(`${path}[${i}].name`, name, rule),
    ]);
  };
  return [
    ...check(
      `${field}.forZones`,
      forZones.map(({ name }) => name),
      labelValueRule,
    ),
    ...check(
      `${field}.forNodes`,
      forNodes.map(({ name }) => name),
      dnsSubdomain,
    ),
  ];
}

function checkPorts(ports: readonly EndpointPort[]): FieldError[] {
  if (ports.length > limits.ports) return [tooMany('ports', ports.length, limits.ports)];
  const names = new Set<string>();
  return ports.flatMap(({ name, protocol, appProtocol }, i) => {
    const field = `ports[${i}]`;
    const again = names.has(name ?? '');
    names.add(name ?? '');
    return [
      ...(name ? checkName(`${field}.name`, name, dnsLabel) : []),
      ...(again ? [duplicate(`${field}.name`, name ?? '')] : []),
      ...(protocol && !protocols.includes(protocol) ? [notSupported(`${field}.protocol`, protocol, protocols)] : []),
      ...(appProtocol === undefined ? [] : checkName(`${field}.appProtocol`, appProtocol, qualifiedName)),
    ];
  });
}
