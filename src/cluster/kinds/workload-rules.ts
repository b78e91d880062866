import { type FieldError, forbidden, invalid, notSupported, required } from '../apiserver/field-error.ts';
import { checkLabelSelector } from '../apiserver/formats/label-selector-rules.ts';
import { percentage } from '../apiserver/formats/ports.ts';
import { checkNonNegative, immutable } from '../apiserver/object-meta.ts';
import { sameValue } from '../apiserver/same-value.ts';
import { matchesLabelSelector } from '../label-selector.ts';
import type { IntOrString, LabelSelector, PodTemplate } from '../types.ts';
import { fullSpec, templateLabels } from './pod/pod-spec.ts';
import { checkTemplate } from './pod/template.ts';

/** Labels as the API server prints them: sorted. */
export function sortedLabels(labels: Readonly<Record<string, string>> | undefined): Record<string, string> | undefined {
  return labels && Object.fromEntries(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
}

export function printedSelector(selector: LabelSelector | undefined): unknown {
  if (!selector) return undefined;
  const { matchLabels, matchExpressions } = selector;
  return {
    ...(matchLabels && Object.keys(matchLabels).length > 0 ? { matchLabels: sortedLabels(matchLabels) } : {}),
    ...(matchExpressions?.length ? { matchExpressions } : {}),
  };
}

export const isEmptySelector = (selector: LabelSelector) =>
  Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions?.length ?? 0) === 0;

/** A selector that must be there and must select something. */
export function checkOwnSelector(field: string, selector: LabelSelector | undefined, kind: string): FieldError[] {
  if (!selector) return [required(field)];
  const empty = isEmptySelector(selector) ? [invalid(field, {}, `empty selector is invalid for ${kind}`)] : [];
  return [...checkLabelSelector(field, selector), ...empty];
}

export function mismatch(field: string, template: PodTemplate): FieldError {
  return invalid(`${field}.metadata.labels`, sortedLabels(template.metadata?.labels), '`selector` does not match template `labels`');
}

/** The template's labels against the selector; a selector that cannot be read is one complaint of its own. */
export function checkSelected(field: string, selector: LabelSelector | undefined, template: PodTemplate): FieldError[] {
  if (selector && isEmptySelector(selector)) return [];
  return matchesLabelSelector(selector, templateLabels(template)) ? [] : [mismatch(field, template)];
}

/** The selector of a Deployment or a ReplicaSet and the template that it has to select. */
// kubernetes pkg/apis/apps/validation/validation.go ValidatePodTemplateSpecForReplicaSet
export function checkSelectorAndTemplate({
  selector,
  template,
}: {
  selector: LabelSelector | undefined;
  template: PodTemplate;
}): FieldError[] {
  return [
    ...checkOwnSelector('spec.selector', selector, 'deployment'),
    ...(isReadable(selector)
      ? [
          ...checkSelected('spec.template', selector, template),
          ...checkTemplate('spec.template', template),
          ...checkRunsForever('spec.template', template, 'ReplicaSet'),
        ]
      : [invalid('spec.selector', printedSelector(selector), 'invalid label selector')]),
  ];
}

export function checkSelectorKept(selector: LabelSelector | undefined, old: LabelSelector | undefined): FieldError[] {
  return sameValue(selector, old) ? [] : [invalid('spec.selector', printedSelector(selector), immutable)];
}

export const isReadable = (selector: LabelSelector | undefined) => checkLabelSelector('', selector).length === 0;

/** Pods of a workload that never ends are always restarted. */
export function checkRunsForever(field: string, template: PodTemplate, kind: string): FieldError[] {
  const { restartPolicy, activeDeadlineSeconds } = fullSpec(template.spec);
  return [
    ...(restartPolicy === 'Always' ? [] : [notSupported(`${field}.spec.restartPolicy`, restartPolicy, ['Always'])]),
    ...(activeDeadlineSeconds === undefined
      ? []
      : [forbidden(`${field}.spec.activeDeadlineSeconds`, `activeDeadlineSeconds in ${kind} is not Supported`)]),
  ];
}

// kubernetes pkg/apis/apps/validation/validation.go ValidatePositiveIntOrPercent
export function checkCountOrPercent(field: string, value: IntOrString): FieldError[] {
  return typeof value === 'number' ? checkNonNegative(field, value) : percentage(value).map((message) => invalid(field, value, message));
}

export function checkAtMostAll(field: string, value: IntOrString): FieldError[] {
  const isTooMuch = typeof value === 'string' && percentage(value).length === 0 && Number.parseInt(value, 10) > 100;
  return isTooMuch ? [invalid(field, value, 'must not be greater than 100%')] : [];
}

/** The number before the percent sign, or the count. */
export function amountOf(value: IntOrString): number {
  return typeof value === 'number' ? value : Number.parseInt(value, 10) || 0;
}
