import { withoutKeys } from '../../apiserver/absent.ts';
import { type FieldError, forbidden, invalid, notSupported } from '../../apiserver/field-error.ts';
import { checkName, dnsLabel } from '../../apiserver/formats/names.ts';
import { checkNonNegative, validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import { sameValue } from '../../apiserver/same-value.ts';
import type { StatefulSet } from '../../types.ts';
import { type ClaimSpec, checkClaimSpec } from '../persistent-volume-claim/claim-spec.ts';
import { checkTemplate } from '../pod/template.ts';
import { templateWarnings } from '../pod/warnings.ts';
import { checkOwnSelector, checkRunsForever, checkSelected, isReadable, printedSelector } from '../workload-rules.ts';
import { claimNames, type StatefulSetFields, type StatefulSetUpdateStrategy } from './fields.ts';

// kubernetes pkg/apis/apps/validation/validation.go ValidateStatefulSet
export function validateStatefulSet(statefulSet: StatefulSet): FieldError[] {
  return [...validateObjectMeta(statefulSet.metadata, true, dnsLabel), ...checkSpec(statefulSet.spec, true)];
}

const mutable = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
] as const;

// kubernetes pkg/apis/apps/validation/validation.go ValidateStatefulSetUpdate
export function validateStatefulSetUpdate(statefulSet: StatefulSet, old: StatefulSet): FieldError[] {
  const fixed = ({ spec }: StatefulSet) => withoutKeys(spec, mutable);
  const changed = !sameValue(fixed(statefulSet), fixed(old));
  const named = mutable.map((field) => `'${field}'`);
  return [
    ...validateObjectMetaUpdate(statefulSet.metadata, old.metadata),
    ...checkSpec(statefulSet.spec, false),
    ...(changed
      ? [
          forbidden(
            'spec',
            `updates to statefulset spec for fields other than ${named.slice(0, -1).join(', ')} and ${named.at(-1)} are forbidden`,
          ),
        ]
      : []),
  ];
}

function checkSpec(spec: StatefulSetFields, isNew: boolean): FieldError[] {
  const { selector, template, podManagementPolicy, serviceName } = spec;
  const ordered = podManagementPolicy === 'OrderedReady' || podManagementPolicy === 'Parallel';
  return [
    ...(ordered ? [] : [invalid('spec.podManagementPolicy', podManagementPolicy, "must be 'OrderedReady' or 'Parallel'")]),
    ...checkUpdateStrategy('spec.updateStrategy', spec.updateStrategy ?? {}),
    ...checkRetention('spec.persistentVolumeClaimRetentionPolicy', spec.persistentVolumeClaimRetentionPolicy ?? {}),
    ...checkNonNegative('spec.replicas', spec.replicas),
    ...checkNonNegative('spec.minReadySeconds', spec.minReadySeconds),
    ...checkNonNegative('spec.ordinals.start', spec.ordinals?.start),
    ...(isNew && serviceName ? checkName('spec.serviceName', serviceName, dnsLabel) : []),
    ...checkOwnSelector('spec.selector', selector, 'statefulset'),
    ...(isReadable(selector)
      ? [...checkSelected('spec.template', selector, template), ...checkTemplate('spec.template', template, claimNames(spec))]
      : [invalid('spec.selector', printedSelector(selector), '')]),
    ...checkRunsForever('spec.template', template, 'StatefulSet'),
    ...(isNew ? checkClaims('spec.volumeClaimTemplates', spec.volumeClaimTemplates ?? []) : []),
  ];
}

// kubernetes pkg/apis/apps/validation/validation.go ValidateVolumeClaimTemplates
function checkClaims(field: string, claims: readonly Record<string, unknown>[]): FieldError[] {
  return claims.flatMap(({ spec }, i) => checkClaimSpec(`${field}[${i}].spec`, (spec ?? {}) as ClaimSpec));
}

function checkUpdateStrategy(field: string, { type, rollingUpdate }: StatefulSetUpdateStrategy): FieldError[] {
  const path = `${field}.rollingUpdate`;
  const printed = rollingUpdate && { Partition: rollingUpdate.partition ?? 0, MaxUnavailable: null };
  if (type === 'OnDelete') return rollingUpdate ? [invalid(path, printed, "only allowed for updateStrategy 'RollingUpdate'")] : [];
  if (type === 'RollingUpdate') return checkNonNegative(`${path}.partition`, rollingUpdate?.partition);
  return [invalid(field, { Type: type, RollingUpdate: printed ?? null }, "must be 'RollingUpdate' or 'OnDelete'")];
}

function checkRetention(field: string, policy: NonNullable<StatefulSetFields['persistentVolumeClaimRetentionPolicy']>): FieldError[] {
  const supported = ['Retain', 'Delete'];
  return (['whenDeleted', 'whenScaled'] as const).flatMap((when) => {
    const chosen = policy[when];
    return chosen === undefined || supported.includes(chosen) ? [] : [notSupported(`${field}.${when}`, chosen, supported)];
  });
}

// kubernetes pkg/registry/apps/statefulset/strategy.go WarningsOnCreate, WarningsOnUpdate
export function statefulSetWarnings({ spec }: StatefulSet, old?: StatefulSet): string[] {
  const fields: StatefulSetFields = spec;
  const template = old && sameValue(old.spec.template, spec.template) ? [] : templateWarnings('spec.template', spec.template);
  const negative = (fields.revisionHistoryLimit ?? 0) < 0;
  return [
    ...template,
    ...(negative ? ['spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended'] : []),
  ];
}
