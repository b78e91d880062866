import { expect, test } from 'vitest';
import { fieldErrorText } from '../../apiserver/field-error.ts';
import type { EndpointSlice } from '../../types.ts';
import { defaultEndpointSlice } from './defaults.ts';
import { validateEndpointSlice, validateEndpointSliceUpdate } from './validation.ts';

const slice = (fields: object) =>
  defaultEndpointSlice({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'far', namespace: 'default' },
    addressType: 'IPv4',
    ...fields,
  } as unknown as EndpointSlice);
const complaints = (fields: object) => validateEndpointSlice(slice(fields)).map(fieldErrorText);

test('addresses are of the family that the slice names', () => {
  expect(complaints({ endpoints: [{ addresses: ['2001:db8::1'] }] })).toEqual([
    'endpoints[0].addresses: Invalid value: "2001:db8::1": must be an IPv4 address',
  ]);
  expect(complaints({ endpoints: [{ addresses: [] }] })).toEqual([
    'endpoints[0].addresses: Required value: must contain at least 1 address',
  ]);
});

test('two nameless ports clash', () => {
  expect(complaints({ ports: [{ port: 80 }, { port: 81 }] })).toEqual(['ports[1].name: Duplicate value: ""']);
});

test('a slice has at most 1000 endpoints', () => {
  const endpoints = Array.from({ length: 1001 }, () => ({ addresses: ['192.0.2.1'] }));
  expect(complaints({ endpoints })).toEqual(['endpoints: Too many: 1001: must have at most 1000 items']);
});

test('a name needs two labels', () => {
  expect(complaints({ addressType: 'FQDN', endpoints: [{ addresses: ['db'] }] })).toEqual([
    'endpoints[0].addresses[0]: Invalid value: "db": should be a domain with at least two segments separated by dots',
  ]);
});

test('the address type stays', () => {
  const old = slice({ endpoints: [{ addresses: ['192.0.2.1'] }] });
  const next = slice({ addressType: 'IPv6', endpoints: [{ addresses: ['2001:db8::1'] }] });
  expect(validateEndpointSliceUpdate(next, old).map(fieldErrorText)).toEqual(['addressType: Invalid value: "IPv6": field is immutable']);
});
