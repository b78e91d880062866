import { type FieldError, invalid, notSupported, required, tooLong } from '../../apiserver/field-error.ts';
import { checkDomainPrefixedPath } from '../../apiserver/formats/domain-prefixed-path.ts';
import { checkLabelSelector } from '../../apiserver/formats/label-selector-rules.ts';
import { dnsLabel, dnsSubdomain } from '../../apiserver/formats/names.ts';
import { checkImmutable, checkNonNegative, immutable, validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import { sameValue } from '../../apiserver/same-value.ts';
import { matchesLabelSelector } from '../../label-selector.ts';
import type { Job, PodTemplate } from '../../types.ts';
import { internalTemplate } from '../pod/internal-form.ts';
import { fullSpec, templateLabels } from '../pod/pod-spec.ts';
import { checkTemplate } from '../pod/template.ts';
import { podNameWarnings, templateWarnings } from '../pod/warnings.ts';
import { isReadable, mismatch, printedSelector } from '../workload-rules.ts';
import type { JobFields } from './fields.ts';
import { checkPodFailurePolicy, internalPodFailurePolicy } from './pod-failure-policy.ts';
import { checkSuccessPolicy, internalSuccessPolicy } from './success-policy.ts';

// kubernetes pkg/apis/batch/validation/validation.go ValidateJob
export function validateJob(job: Job): FieldError[] {
  const spec = job.spec as JobFields;
  const { completions = 0, completionMode } = spec;
  const longest = `${job.metadata.name}-${completions - 1}`;
  const unnameable = completionMode === 'Indexed' && completions > 0 && dnsLabel(longest).length > 0;
  return [
    ...validateObjectMeta(job.metadata, true, dnsSubdomain),
    ...checkGeneratedSelector(job),
    ...checkOwnSpec('spec', spec),
    ...(unnameable ? [invalid('metadata.name', job.metadata.name, `will not able to create pod with invalid DNS label: ${longest}`)] : []),
  ];
}

function checkGeneratedSelector(job: Job): FieldError[] {
  const { manualSelector, selector, template } = job.spec as JobFields;
  if (manualSelector || !selector) return [];
  const field = 'spec.template.metadata.labels';
  const expected = { 'controller-uid': job.metadata.uid ?? '', 'job-name': job.metadata.name };
  const all = {
    ...expected,
    'batch.kubernetes.io/controller-uid': job.metadata.uid ?? '',
    'batch.kubernetes.io/job-name': job.metadata.name,
  };
  const labels = templateLabels(template);
  const errors = Object.entries(all).flatMap(([key, value]) => {
    if (!Object.hasOwn(labels, key)) return [required(`${field}[${key}]`, `must be '${value}'`)];
    return labels[key] === value ? [] : [invalid(`${field}[${key}]`, labels[key], `must be '${value}'`)];
  });
  const generated = !isReadable(selector) || matchesLabelSelector(selector, all);
  return generated ? errors : [...errors, invalid('spec.selector', printedSelector(selector), '`selector` not auto-generated')];
}

function checkOwnSpec(field: string, spec: JobFields): FieldError[] {
  const { selector, template } = spec;
  const selects = selector && isReadable(selector) ? matchesLabelSelector(selector, templateLabels(template)) : Boolean(selector);
  return [
    ...checkJobSpec(field, spec),
    ...(selector ? checkLabelSelector(`${field}.selector`, selector) : [required(`${field}.selector`)]),
    ...(selects ? [] : [mismatch(`${field}.template`, template)]),
  ];
}

const counts = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const;
const modes = ['NonIndexed', 'Indexed'];

/** What holds for a Job and for one that a CronJob is going to make. */
// kubernetes pkg/apis/batch/validation/validation.go validateJobSpec
export function checkJobSpec(field: string, spec: JobFields): FieldError[] {
  const { completionMode = 'NonIndexed', managedBy, template } = spec;
  return [
    ...counts.flatMap((name) => checkNonNegative(`${field}.${name}`, spec[name])),
    ...(spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined
      ? [required(`${field}.backoffLimitPerIndex`, 'when maxFailedIndexes is specified')]
      : []),
    ...(managedBy === undefined ? [] : checkManager(`${field}.managedBy`, managedBy)),
    ...(modes.includes(completionMode) ? [] : [notSupported(`${field}.completionMode`, completionMode, modes)]),
    ...(completionMode === 'Indexed' ? checkIndexed(field, spec) : []),
    ...(completionMode === 'NonIndexed' ? checkNotIndexed(field, spec) : []),
    ...checkPodFailurePolicy(`${field}.podFailurePolicy`, spec),
    ...checkSuccessPolicy(`${field}.successPolicy`, spec),
    ...checkReplacement(`${field}.podReplacementPolicy`, spec),
    ...checkTemplate(`${field}.template`, template),
    ...checkRunsToAnEnd(`${field}.template.spec.restartPolicy`, template, spec),
  ];
}

const longestManager = 63;

function checkManager(field: string, managedBy: string): FieldError[] {
  return [...checkDomainPrefixedPath(field, managedBy), ...(managedBy.length > longestManager ? [tooLong(field, longestManager)] : [])];
}

function checkIndexed(field: string, { completions, parallelism = 0, maxFailedIndexes = 0 }: JobFields): FieldError[] {
  const most = 100_000;
  return [
    ...(completions === undefined ? [required(`${field}.completions`, 'when completion mode is Indexed')] : []),
    ...(parallelism > most
      ? [invalid(`${field}.parallelism`, parallelism, `must be less than or equal to ${most} when completion mode is Indexed`)]
      : []),
    ...(completions !== undefined && maxFailedIndexes > completions
      ? [invalid(`${field}.maxFailedIndexes`, maxFailedIndexes, 'must be less than or equal to completions')]
      : []),
  ];
}

function checkNotIndexed(field: string, spec: JobFields): FieldError[] {
  return (['backoffLimitPerIndex', 'maxFailedIndexes'] as const).flatMap((name) =>
    spec[name] === undefined ? [] : [invalid(`${field}.${name}`, spec[name], 'requires indexed completion mode')],
  );
}

function checkReplacement(field: string, { podReplacementPolicy: policy, podFailurePolicy }: JobFields): FieldError[] {
  const supported = podFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed'];
  return policy === undefined || supported.includes(policy) ? [] : [notSupported(field, policy, supported)];
}

function checkRunsToAnEnd(field: string, template: PodTemplate, { podFailurePolicy }: JobFields): FieldError[] {
  const { restartPolicy = '' } = fullSpec(template.spec);
  const policies = ['OnFailure', 'Never'];
  if (restartPolicy === '' || restartPolicy === 'Always') return [required(field, 'valid values: "OnFailure", "Never"')];
  if (!policies.includes(restartPolicy)) return [notSupported(field, restartPolicy, policies)];
  if (!podFailurePolicy || restartPolicy === 'Never') return [];
  return [invalid(field, restartPolicy, 'only "Never" is supported when podFailurePolicy is specified')];
}

// kubernetes pkg/apis/batch/validation/validation.go ValidateJobUpdate
export function validateJobUpdate(job: Job, old: Job): FieldError[] {
  const [spec, before] = [job.spec as JobFields, old.spec as JobFields];
  const stays = <Name extends keyof JobFields>(name: Name, printed: (value: JobFields[Name]) => unknown = (value) => value) =>
    sameValue(spec[name], before[name]) ? [] : [invalid(`spec.${name}`, printed(spec[name]), immutable)];
  return [
    ...validateObjectMetaUpdate(job.metadata, old.metadata),
    ...checkOwnSpec('spec', spec),
    ...checkCompletions(spec, before),
    ...stays('selector', printedSelector),
    ...stays('template', internalTemplate),
    ...stays('completionMode'),
    ...stays('podFailurePolicy', internalPodFailurePolicy),
    ...stays('backoffLimitPerIndex'),
    ...stays('managedBy'),
    ...stays('successPolicy', internalSuccessPolicy),
  ];
}

function checkCompletions(spec: JobFields, before: JobFields): FieldError[] {
  if (spec.completionMode !== 'Indexed') return checkImmutable('spec.completions', spec.completions, before.completions);
  if (spec.completions === before.completions || spec.completions === undefined || spec.completions === spec.parallelism) return [];
  return [invalid('spec.completions', spec.completions, 'can only be modified in tandem with spec.parallelism')];
}

// kubernetes pkg/registry/batch/job/strategy.go WarningsOnCreate, pkg/api/job/warnings.go WarningsForJobSpec
export function jobWarnings({ metadata, spec }: Job, old?: Job): string[] {
  return [...(old ? [] : podNameWarnings(metadata.name)), ...templateWarnings('spec.template', (spec as JobFields).template)];
}
