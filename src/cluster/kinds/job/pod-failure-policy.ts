import { duplicate, type FieldError, invalid, notSupported, required, tooMany } from '../../apiserver/field-error.ts';
import { checkName, qualifiedName } from '../../apiserver/formats/names.ts';
import { eachContainer } from '../pod/pod-spec.ts';
import type { JobFields, PodFailureRule } from './fields.ts';

const limits = { rules: 20, exitCodes: 255, conditions: 20 };
const actions = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const operators = ['In', 'NotIn'];
const statuses = ['False', 'True', 'Unknown'];

function choice(field: string, value: string | undefined, supported: readonly string[]): FieldError[] {
  if (!value) return [required(field, `valid values: [${supported.map((word) => JSON.stringify(word)).join(' ')}]`)];
  return supported.includes(value) ? [] : [notSupported(field, value, supported)];
}

const atMost = (field: string, count: number, limit: number) => (count > limit ? [tooMany(field, count, limit)] : []);

// kubernetes pkg/apis/batch/validation/validation.go validatePodFailurePolicy
export function checkPodFailurePolicy(field: string, { podFailurePolicy, template, backoffLimitPerIndex }: JobFields): FieldError[] {
  if (!podFailurePolicy) return [];
  const rules = podFailurePolicy.rules ?? [];
  const containers = new Set(eachContainer(template.spec, '').map(({ container }) => container.name));
  return [
    ...atMost(`${field}.rules`, rules.length, limits.rules),
    ...rules.flatMap((rule, i) => checkRule(`${field}.rules[${i}]`, rule, containers, backoffLimitPerIndex !== undefined)),
  ];
}

function checkRule(field: string, rule: PodFailureRule, containers: ReadonlySet<string>, countsByIndex: boolean): FieldError[] {
  const { action, onExitCodes, onPodConditions = [] } = rule;
  const unindexed = action === 'FailIndex' && !countsByIndex;
  const both = onExitCodes !== undefined && onPodConditions.length > 0;
  const neither = onExitCodes === undefined && onPodConditions.length === 0;
  const about = (detail: string): FieldError => ({ type: 'Invalid', field, omitValue: true, detail });
  return [
    ...(unindexed ? [invalid(`${field}.action`, action, 'requires the backoffLimitPerIndex to be set')] : []),
    ...choice(`${field}.action`, action, actions),
    ...(onExitCodes ? checkExitCodes(`${field}.onExitCodes`, onExitCodes, containers) : []),
    ...checkConditions(`${field}.onPodConditions`, onPodConditions),
    ...(both ? [about('specifying both OnExitCodes and OnPodConditions is not supported')] : []),
    ...(neither ? [about('specifying one of OnExitCodes and OnPodConditions is required')] : []),
  ];
}

function checkExitCodes(
  field: string,
  { containerName, operator, values = [] }: NonNullable<PodFailureRule['onExitCodes']>,
  containers: ReadonlySet<string>,
): FieldError[] {
  const path = `${field}.values`;
  const stranger = containerName !== undefined && !containers.has(containerName);
  const isOrdered = values.every((value, i) => i === 0 || (values[i - 1] ?? 0) <= value);
  return [
    ...choice(`${field}.operator`, operator, operators),
    ...(stranger
      ? [invalid(`${field}.containerName`, containerName, 'must be one of the container or initContainer names in the pod template')]
      : []),
    ...(values.length === 0 ? [invalid(path, undefined, 'at least one value is required')] : []),
    ...atMost(path, values.length, limits.exitCodes),
    ...values.flatMap((value, i) => [
      ...(operator === 'In' && value === 0 ? [invalid(`${path}[${i}]`, value, 'must not be 0 for the In operator')] : []),
      ...(values.indexOf(value) < i ? [duplicate(`${path}[${i}]`, value)] : []),
    ]),
    ...(isOrdered ? [] : [invalid(path, values, 'must be ordered')]),
  ];
}

function checkConditions(field: string, conditions: NonNullable<PodFailureRule['onPodConditions']>): FieldError[] {
  return [
    ...atMost(field, conditions.length, limits.conditions),
    ...conditions.flatMap(({ type = '', status }, i) => [
      ...checkName(`${field}[${i}].type`, type, qualifiedName),
      ...choice(`${field}[${i}].status`, status, statuses),
    ]),
  ];
}

/** As the API server holds and prints it. */
// kubernetes pkg/apis/batch/types.go PodFailurePolicy
export function internalPodFailurePolicy(policy: JobFields['podFailurePolicy']): unknown {
  const rules = policy?.rules?.map(({ action = '', onExitCodes, onPodConditions }) => ({
    Action: action,
    OnExitCodes: onExitCodes
      ? { ContainerName: onExitCodes.containerName ?? null, Operator: onExitCodes.operator ?? '', Values: onExitCodes.values ?? null }
      : null,
    OnPodConditions: onPodConditions?.map(({ type = '', status = '' }) => ({ Type: type, Status: status })) ?? null,
  }));
  return policy && { Rules: rules ?? null };
}
