import { describe, expect, test } from 'vitest';
import { fieldErrorText } from '../../apiserver/field-error.ts';
import type { ClaimSpec } from './claim-spec.ts';
import { type PersistentVolumeClaim, validateClaim, validateClaimUpdate } from './validation.ts';

const claim = (spec: ClaimSpec, phase = 'Pending', capacity = '0'): PersistentVolumeClaim => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'default' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2Gi' } }, ...spec },
  status: { phase, capacity: { storage: capacity } },
});
const sized = (storage: string, ...rest: string[]) => claim({ resources: { requests: { storage } } }, ...rest);
const complaints = (spec: ClaimSpec) => validateClaim(claim(spec)).map(fieldErrorText);

test('what a claim must say', () => {
  expect(complaints({})).toEqual([]);
  expect(complaints({ accessModes: ['ReadWriteOnce', 'ReadWriteOncePod', 'RWX'], resources: { requests: { storage: '0' } } })).toEqual([
    'spec.accessModes: Unsupported value: "RWX": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"',
    'spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes',
    'spec.resources[storage]: Invalid value: "0": must be greater than zero',
  ]);
});

describe('an update', () => {
  const changes = (now: PersistentVolumeClaim, old: PersistentVolumeClaim) => validateClaimUpdate(now, old).map(fieldErrorText);

  test('may not change another access mode in, and says what it would have changed', () => {
    expect(changes(claim({ accessModes: ['ReadWriteMany'] }), claim({}))).toEqual([
      'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n' +
        '@@ -1,6 +1,6 @@\n {\n  "AccessModes": [\n-  "ReadWriteOnce"\n+  "ReadWriteMany"\n  ],\n  "Selector": null,\n  "Resources": {\n',
    ]);
  });

  test('makes a claim grow only when it has its volume', () => {
    expect(changes(sized('3Gi'), sized('2Gi'))).toHaveLength(1);
    expect(changes(sized('3Gi', 'Bound', '2Gi'), sized('2Gi', 'Bound', '2Gi'))).toEqual([]);
    expect(changes(sized('1Gi', 'Bound', '2Gi'), sized('2Gi', 'Bound', '2Gi'))).toEqual([
      'spec.resources.requests.storage: Forbidden: field can not be less than status.capacity',
    ]);
  });

  test('may name a class where none was named', () => {
    expect(changes(claim({ storageClassName: 'fast' }), claim({}))).toEqual([]);
    expect(changes(claim({ storageClassName: 'slow' }), claim({ storageClassName: 'fast' }))).toHaveLength(1);
  });
});
