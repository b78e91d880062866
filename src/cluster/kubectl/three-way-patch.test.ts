import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../apiserver/custom-resource/schema-node.ts';
import { typeOfKind } from '../apiserver/decoding/schema.ts';
import { applyStrategicPatch } from './strategic-merge.ts';
import { jsonMerge, threeWayJsonPatch, threeWayStrategicPatch } from './three-way-patch.ts';

const service = typeOfKind('v1', 'Service') ?? { schema: {} };
const deployment = typeOfKind('apps/v1', 'Deployment') ?? { schema: {} };
const ports = (...list: JsonObject[]): JsonObject => ({ spec: { ports: list } });

describe('strategic three-way patch', () => {
  test('what only the cluster has stays, what was taken out goes', () => {
    const last = { spec: { selector: { app: 'a', tier: 'b' }, type: 'NodePort' } };
    const live = { spec: { selector: { app: 'a', tier: 'b' }, type: 'NodePort', clusterIP: '10.96.0.1' } };
    expect(threeWayStrategicPatch(last, { spec: { selector: { app: 'a' } } }, live, service)).toEqual({
      spec: { selector: { tier: null }, type: null },
    });
  });

  test('nothing to do is an empty patch', () => {
    const written = ports({ port: 80, name: 'http' });
    const live = { ...ports({ name: 'http', port: 80, protocol: 'TCP', targetPort: 80 }), status: {} };
    expect(threeWayStrategicPatch(written, written, live, service)).toEqual({});
  });

  test('lists merge by their key and say their order', () => {
    const live = ports({ name: 'http', port: 80, protocol: 'TCP', targetPort: 80 }, { name: 'old', port: 81, protocol: 'TCP' });
    const last = ports({ name: 'http', port: 80 }, { name: 'old', port: 81 });
    const next = ports({ name: 'new', port: 82 }, { name: 'http', port: 80 });
    const patch = threeWayStrategicPatch(last, next, live, service);
    expect(patch).toEqual({
      spec: {
        '$setElementOrder/ports': [{ port: 82 }, { port: 80 }],
        ports: [
          { name: 'new', port: 82 },
          { $patch: 'delete', port: 81 },
        ],
      },
    });
    expect(applyStrategicPatch(live, patch, service.schema)).toEqual(
      ports({ name: 'new', port: 82 }, { name: 'http', port: 80, protocol: 'TCP', targetPort: 80 }),
    );
  });

  test('what the server added keeps its place in the list', () => {
    const live = ports({ port: 1 }, { port: 2 }, { port: 3 });
    const patch = threeWayStrategicPatch(ports({ port: 1 }, { port: 3 }), ports({ port: 3, name: 'c' }, { port: 1 }), live, service);
    expect(applyStrategicPatch(live, patch, service.schema)).toEqual(ports({ port: 2 }, { port: 3, name: 'c' }, { port: 1 }));
  });

  test('a union keeps only the keys it has now', () => {
    const strategy = (value: JsonObject): JsonObject => ({ spec: { strategy: value } });
    const live = strategy({ type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } });
    const patch = threeWayStrategicPatch({}, strategy({ type: 'Recreate' }), live, deployment);
    expect(patch).toEqual(strategy({ $retainKeys: ['type'], type: 'Recreate' }));
    expect(applyStrategicPatch(live, patch, deployment.schema)).toEqual(strategy({ type: 'Recreate' }));
  });

  test('lists of words lose and gain words', () => {
    const metadata = (...finalizers: string[]): JsonObject => ({ metadata: { finalizers } });
    const patch = threeWayStrategicPatch(metadata('a', 'b'), metadata('b', 'c'), metadata('a', 'b', 'x'), service);
    expect(patch).toEqual({
      metadata: {
        '$deleteFromPrimitiveList/finalizers': ['a'],
        '$setElementOrder/finalizers': ['b', 'c'],
        finalizers: ['c'],
      },
    });
    expect(applyStrategicPatch(metadata('a', 'b', 'x'), patch, service.schema)).toEqual(metadata('b', 'c', 'x'));
  });
});

const port = fc.record({ port: fc.integer({ min: 1, max: 5 }), name: fc.constantFrom('a', 'b') }, { requiredKeys: ['port'] });
const written = fc.record(
  {
    selector: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y'), { maxKeys: 3 }),
    ports: fc.uniqueArray(port, { selector: (item) => item.port, maxLength: 4 }),
    externalIPs: fc.array(fc.constantFrom('1', '2'), { maxLength: 2 }),
    type: fc.constantFrom('NodePort', 'ClusterIP'),
  },
  { requiredKeys: [] },
);

test('applied to what was applied last, the patch gives what is written now', () => {
  fc.assert(
    fc.property(written, written, (last, next) => {
      const [before, after] = [{ spec: last }, { spec: next }] as unknown as JsonObject[];
      if (!before || !after) return;
      const patch = threeWayStrategicPatch(before, after, before, service);
      expect(withoutEmptyLists(applyStrategicPatch(before, patch, service.schema))).toEqual(withoutEmptyLists(after));
    }),
  );
});

/** A list that is emptied may stay behind empty. */
function withoutEmptyLists({ spec }: JsonObject): JsonObject {
  const kept = Object.entries(spec ?? {}).filter(([, value]) => Object.keys(value as object).length > 0 || typeof value === 'string');
  return Object.fromEntries(kept);
}

describe('three-way JSON merge patch, for custom resources', () => {
  test('lists are replaced whole', () => {
    const last: JsonObject = { spec: { rules: [1], gone: true } };
    const live: JsonObject = { spec: { rules: [1], gone: true, added: 'by server' } };
    const patch = threeWayJsonPatch(last, { spec: { rules: [1, 2] } }, live);
    expect(patch).toEqual({ spec: { rules: [1, 2], gone: null } });
    expect(jsonMerge(live, patch)).toEqual({ spec: { rules: [1, 2], added: 'by server' } });
  });
});
