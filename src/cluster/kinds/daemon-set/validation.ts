import { type FieldError, invalid, notSupported, required } from '../../apiserver/field-error.ts';
import { checkLabelSelector } from '../../apiserver/formats/label-selector-rules.ts';
import { dnsSubdomain } from '../../apiserver/formats/names.ts';
import { checkNonNegative, validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import { sameValue } from '../../apiserver/same-value.ts';
import { matchesLabelSelector } from '../../label-selector.ts';
import type { DaemonSet } from '../../types.ts';
import { templateLabels } from '../pod/pod-spec.ts';
import { checkTemplate } from '../pod/template.ts';
import { templateWarnings } from '../pod/warnings.ts';
import {
  amountOf,
  checkAtMostAll,
  checkCountOrPercent,
  checkRunsForever,
  checkSelectorKept,
  isEmptySelector,
  isReadable,
  mismatch,
} from '../workload-rules.ts';
import type { DaemonSetUpdateStrategy } from './defaults.ts';

interface Timing {
  minReadySeconds?: number;
  revisionHistoryLimit?: number;
  updateStrategy: DaemonSetUpdateStrategy;
}

// kubernetes pkg/apis/apps/validation/validation.go ValidateDaemonSet
export function validateDaemonSet(daemonSet: DaemonSet): FieldError[] {
  return [...validateObjectMeta(daemonSet.metadata, true, dnsSubdomain), ...checkSpec(daemonSet)];
}

// kubernetes pkg/registry/apps/daemonset/strategy.go ValidateUpdate
export function validateDaemonSetUpdate(daemonSet: DaemonSet, old: DaemonSet): FieldError[] {
  return [
    ...checkSpec(daemonSet),
    ...validateObjectMetaUpdate(daemonSet.metadata, old.metadata),
    ...checkSelectorKept(daemonSet.spec.selector, old.spec.selector),
  ];
}

function checkSpec({ spec }: DaemonSet): FieldError[] {
  const { selector, template } = spec;
  const { minReadySeconds, revisionHistoryLimit, updateStrategy } = spec as unknown as Timing;
  const selects = !isReadable(selector) || matchesLabelSelector(selector, templateLabels(template));
  return [
    ...checkLabelSelector('spec.selector', selector),
    ...(selects ? [] : [mismatch('spec.template', template)]),
    ...(selector && isEmptySelector(selector) ? [invalid('spec.selector', {}, 'empty selector is invalid for daemonset')] : []),
    ...checkTemplate('spec.template', template),
    ...checkRunsForever('spec.template', template, 'DaemonSet'),
    ...checkNonNegative('spec.minReadySeconds', minReadySeconds),
    ...checkUpdateStrategy('spec.updateStrategy', updateStrategy),
    ...checkNonNegative('spec.revisionHistoryLimit', revisionHistoryLimit),
  ];
}

// kubernetes pkg/apis/apps/validation/validation.go ValidateDaemonSetUpdateStrategy
function checkUpdateStrategy(field: string, { type, rollingUpdate }: DaemonSetUpdateStrategy): FieldError[] {
  if (type === 'OnDelete') return [];
  if (type !== 'RollingUpdate')
    return [notSupported(field, { Type: type, RollingUpdate: rollingUpdate ?? null }, ['RollingUpdate', 'OnDelete'])];
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate ?? {};
  const unavailable = `${field}.rollingUpdate.maxUnavailable`;
  const surge = `${field}.rollingUpdate.maxSurge`;
  const [down, up] = [amountOf(maxUnavailable) !== 0, amountOf(maxSurge) !== 0];
  return [
    ...checkCountOrPercent(unavailable, maxUnavailable),
    ...checkCountOrPercent(surge, maxSurge),
    ...checkAtMostAll(unavailable, maxUnavailable),
    ...checkAtMostAll(surge, maxSurge),
    ...(down && up ? [invalid(surge, maxSurge, 'may not be set when maxUnavailable is non-zero')] : []),
    ...(!down && !up ? [required(unavailable, 'cannot be 0 when maxSurge is 0')] : []),
  ];
}

export function daemonSetWarnings({ spec }: DaemonSet, old?: DaemonSet): string[] {
  return old && sameValue(old.spec.template, spec.template) ? [] : templateWarnings('spec.template', spec.template);
}
