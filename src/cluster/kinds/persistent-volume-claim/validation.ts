import { withoutKeys } from '../../apiserver/absent.ts';
import { type FieldError, forbidden } from '../../apiserver/field-error.ts';
import { dnsSubdomain } from '../../apiserver/formats/names.ts';
import { quantityAmount } from '../../apiserver/formats/quantity.ts';
import { checkImmutable, validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import { sameValue } from '../../apiserver/same-value.ts';
import { unifiedDiff } from '../../apiserver/unified-diff.ts';
import type { KubeObject } from '../../object.ts';
import { type ClaimSpec, checkClaimSpec } from './claim-spec.ts';

export interface PersistentVolumeClaim extends KubeObject {
  kind: 'PersistentVolumeClaim';
  spec?: ClaimSpec;
  status?: { readonly phase?: string; readonly capacity?: Readonly<Record<string, string>> };
}

// kubernetes pkg/apis/core/validation/validation.go ValidatePersistentVolumeClaim
export function validateClaim({ metadata, spec = {} }: PersistentVolumeClaim): FieldError[] {
  return [...validateObjectMeta(metadata, true, dnsSubdomain), ...checkClaimSpec('spec', spec)];
}

// kubernetes pkg/apis/core/validation/validation.go ValidatePersistentVolumeClaimUpdate
export function validateClaimUpdate(claim: PersistentVolumeClaim, old: PersistentVolumeClaim): FieldError[] {
  const [now, before] = [claim.spec ?? {}, old.spec ?? {}];
  const fixed = withoutMutable(claim, old);
  const kept = before.volumeName ? before : withField(before, 'volumeName', now.volumeName);
  const detail = 'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';
  return [
    ...validateObjectMetaUpdate(claim.metadata, old.metadata),
    ...validateClaim(claim),
    ...(sameValue(fixed, kept) ? [] : [forbidden('spec', `${detail}\n${unifiedDiff(internalSpec(kept), internalSpec(fixed))}`)]),
    ...checkNotSmaller(now, before, old.status?.capacity?.storage),
    ...checkImmutable('volumeMode', now.volumeMode, before.volumeMode),
  ];
}

function withField<Name extends keyof ClaimSpec>(spec: ClaimSpec, name: Name, value: ClaimSpec[Name]): ClaimSpec {
  return value === undefined ? withoutKeys(spec, [name]) : { ...spec, [name]: value };
}

/** A class may be named later, and a claim that has its volume may grow. */
function withoutMutable({ spec = {}, status }: PersistentVolumeClaim, old: PersistentVolumeClaim): ClaimSpec {
  const before = old.spec ?? {};
  const unnamed = before.storageClassName === undefined ? withoutKeys(spec, ['storageClassName']) : spec;
  if (status?.phase !== 'Bound') return unnamed;
  const storage = before.resources?.requests?.storage;
  const requests = { ...spec.resources?.requests, ...(storage === undefined ? {} : { storage }) };
  const sized = { ...unnamed, resources: { ...spec.resources, requests } };
  return withField(sized, 'volumeAttributesClassName', before.volumeAttributesClassName);
}

function checkNotSmaller(now: ClaimSpec, before: ClaimSpec, capacity: string | undefined): FieldError[] {
  const amount = (quantity: string | undefined) => quantityAmount(quantity ?? '0') ?? 0n;
  const size = amount(now.resources?.requests?.storage);
  if (size >= amount(before.resources?.requests?.storage) || size > amount(capacity)) return [];
  return [forbidden('spec.resources.requests.storage', 'field can not be less than status.capacity')];
}

/** As the API server holds and prints it. */
// kubernetes pkg/apis/core/types.go PersistentVolumeClaimSpec
function internalSpec(spec: ClaimSpec): Record<string, unknown> {
  const { accessModes = null, selector = null, resources, dataSource, dataSourceRef } = spec;
  const source = dataSource && { APIGroup: dataSource.apiGroup ?? null, Kind: dataSource.kind ?? '', Name: dataSource.name ?? '' };
  const reference = dataSourceRef && {
    APIGroup: dataSourceRef.apiGroup ?? null,
    Kind: dataSourceRef.kind ?? '',
    Name: dataSourceRef.name ?? '',
    Namespace: dataSourceRef.namespace ?? null,
  };
  return {
    AccessModes: accessModes,
    Selector: selector,
    Resources: { Limits: resources?.limits ?? null, Requests: resources?.requests ?? null },
    VolumeName: spec.volumeName ?? '',
    StorageClassName: spec.storageClassName ?? null,
    VolumeMode: spec.volumeMode ?? null,
    DataSource: source ?? null,
    DataSourceRef: reference ?? null,
    VolumeAttributesClassName: spec.volumeAttributesClassName ?? null,
  };
}
