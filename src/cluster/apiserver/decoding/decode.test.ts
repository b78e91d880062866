import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../object.ts';
import { decodeInto, decodeMetadata } from './decode.ts';
import { typeOfKind } from './schema.ts';

const service = typeOfKind('v1', 'Service') ?? { schema: {} };
const pod = typeOfKind('v1', 'Pod') ?? { schema: {} };
const decode = (spec: Json) => decodeInto({ apiVersion: 'v1', kind: 'Service', spec }, service);

describe('the first value of a wrong type, in the order of the wire', () => {
  test.each<[Json, string]>([
    [{ selector: { matchLabels: { a: 'b' } } }, 'object into Go struct field ServiceSpec.spec.selector of type string'],
    [{ selector: { a: true } }, 'bool into Go struct field ServiceSpec.spec.selector of type string'],
    [{ ports: [{ port: '80' }] }, 'string into Go struct field ServicePort.spec.ports.port of type int32'],
    [{ ports: [{ port: 80.5 }] }, 'number 80.5 into Go struct field ServicePort.spec.ports.port of type int32'],
    [{ ports: [{ port: 3e9 }] }, 'number 3000000000 into Go struct field ServicePort.spec.ports.port of type int32'],
    [{ ports: { port: 80 } }, 'object into Go struct field ServiceSpec.spec.ports of type []v1.ServicePort'],
    [{ ports: ['http'] }, 'string into Go struct field ServiceSpec.spec.ports of type v1.ServicePort'],
    [{ type: 1 }, 'number into Go struct field ServiceSpec.spec.type of type v1.ServiceType'],
    [{ selector: ['a'] }, 'array into Go struct field ServiceSpec.spec.selector of type map[string]string'],
    [{ ports: [{ targetPort: true }] }, 'bool into Go value of type int32'],
    ['text', 'string into Go struct field Service.spec of type v1.ServiceSpec'],
    [{ type: 5, clusterIP: 6 }, 'number into Go struct field ServiceSpec.spec.clusterIP of type string'],
  ])('%j', (spec, error) => {
    expect(decode(spec).error).toBe(`json: cannot unmarshal ${error}`);
  });
});

test('unknown fields are named with their whole path, those of known spelling are not', () => {
  const { error, strict } = decode({ clusterip: 'None', ports: [{ port: 80, targetport: 1 }], selector: { anything: 'goes' } });
  expect(error).toBeUndefined();
  expect(strict).toEqual(['unknown field "spec.clusterip"', 'unknown field "spec.ports[0].targetport"']);
});

test('nulls fit everywhere, quantities are numbers or text', () => {
  const container = { name: 'c', image: null, resources: { limits: { cpu: 0.5, memory: '1Gi' } } };
  expect(decodeInto({ spec: { containers: [container], nodeSelector: null } }, pod)).toEqual({ strict: [] });
  const wrong = (cpu: string) => decodeInto({ spec: { containers: [{ resources: { limits: { cpu } } }] } }, pod).error;
  expect(['lots', '100Kb', '1.5.1'].map((text) => wrong(text)?.slice(0, 21))).toEqual(Array(3).fill('quantities must match'));
  expect(['100K', '1mM', '5n3'].map(wrong)).toEqual(Array(3).fill("unable to parse quantity's suffix"));
});

test('kubectl looks at metadata alone', () => {
  expect(decodeMetadata({ metadata: { labels: { axis: true } }, spec: 7 })).toBe(
    'json: cannot unmarshal bool into Go struct field ObjectMeta.metadata.labels of type string',
  );
  expect(decodeMetadata({ metadata: { name: 'a' }, spec: 7 })).toBeUndefined();
  expect(decodeMetadata({ metadata: 'web' })).toBe(
    'json: cannot unmarshal string into Go struct field metadataOnlyObject.metadata of type v1.ObjectMeta',
  );
});

test('never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = value as Json;
      expect(decodeInto(json, service)).toEqual(decodeInto(structuredClone(json), service));
    }),
  );
});
