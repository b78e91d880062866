import type { JsonObject } from '../../../apiserver/custom-resource/schema-node.ts';
import type { ValueRule, ValueRules } from '../../../apiserver/custom-resource/value-rules.ts';
import { dnsSubdomain } from '../../../apiserver/formats/names.ts';
import { has, immutable, mapAt, ofMap, ofMaps, sizeOf, textAt } from './rule.ts';

// gateway-api config/crd/standard/gateway.networking.k8s.io_gateways.yaml x-kubernetes-validations

const plain: readonly unknown[] = ['HTTP', 'TCP', 'UDP'];
const hostless: readonly unknown[] = ['TCP', 'UDP'];

function sameEndpoint(a: JsonObject, b: JsonObject): boolean {
  return a.port === b.port && a.protocol === b.protocol && a.hostname === b.hostname;
}

const listenerRules: readonly ValueRule[] = [
  ofMaps("tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']", (list) =>
    list.every((listener) => !plain.includes(listener.protocol) || !has(listener, 'tls')),
  ),
  ofMaps('tls mode must be Terminate for protocol HTTPS', (list) =>
    list.every((listener) => listener.protocol !== 'HTTPS' || !has(listener, 'tls') || ['', 'Terminate'].includes(modeOf(listener))),
  ),
  ofMaps('tls mode must be set for protocol TLS', (list) =>
    list.every((listener) => listener.protocol !== 'TLS' || modeOf(listener) !== ''),
  ),
  ofMaps("hostname must not be specified for protocols ['TCP', 'UDP']", (list) =>
    list.every((listener) => !hostless.includes(listener.protocol) || textAt(listener, 'hostname') === ''),
  ),
  ofMaps('Listener name must be unique within the Gateway', (list) =>
    list.every(({ name }) => list.filter((other) => other.name === name).length === 1),
  ),
  ofMaps('Combination of port, protocol and hostname must be unique for each listener', (list) =>
    list.every((listener) => list.filter((other) => sameEndpoint(listener, other)).length === 1),
  ),
];

function modeOf(listener: JsonObject): string {
  return textAt(mapAt(listener, 'tls'), 'mode');
}

const certificateRule = ofMap('certificateRefs or options must be specified when mode is Terminate', (tls) => {
  if (tls.mode !== 'Terminate' || sizeOf(tls.certificateRefs) > 0 || sizeOf(tls.options) > 0) return true;
  const missing = ['certificateRefs', 'options'].find((key) => !has(tls, key));
  return missing === undefined ? false : { failure: `no such key: ${missing}` };
});

const hostnamePattern = String.raw`^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$`;

const isHostname = (value: string) => dnsSubdomain(value.replace(/^\*\./, '')).length === 0;

function uniqueAddressRule(type: string): ValueRule {
  return ofMaps(`${type} values must be unique`, (list) => {
    const values = list.filter((address) => address.type === type && has(address, 'value')).map(({ value }) => value);
    return new Set(values).size === values.length;
  });
}

const keyName = /^([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;

function keyRules(what: string): readonly ValueRule[] {
  const isKey = (key: string) => {
    const slash = key.lastIndexOf('/');
    return keyName.test(key.slice(slash + 1)) && (slash < 0 || dnsSubdomain(key.slice(0, slash)).length === 0);
  };
  return [
    ofMap(
      `${what} keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters.`,
      (self) => Object.keys(self).every(isKey),
    ),
    ofMap(`If specified, the ${what.toLowerCase()} key's prefix must be a DNS subdomain not longer than 253 characters in total.`, (self) =>
      Object.keys(self).every((key) => (key.split('/')[0] ?? '').length < 253),
    ),
  ];
}

export const gatewayRules: ValueRules = {
  'spec.addresses': ['IPAddress', 'Hostname'].map(uniqueAddressRule),
  'spec.addresses[]': [
    ofMap(
      `Hostname value must be empty or contain only valid characters (matching ${hostnamePattern})`,
      (address) => address.type !== 'Hostname' || !has(address, 'value') || isHostname(textAt(address, 'value')),
    ),
  ],
  'spec.infrastructure.annotations': keyRules('Annotation'),
  'spec.infrastructure.labels': keyRules('Label'),
  'spec.listeners': listenerRules,
  'spec.listeners[].tls': [certificateRule],
  'spec.tls.frontend.perPort': [
    ofMaps(
      'Port for TLS configuration must be unique within the Gateway',
      (list) => new Set(list.map(({ port }) => port)).size === list.length,
    ),
  ],
};

export const gatewayClassRules: ValueRules = { 'spec.controllerName': [immutable] };
