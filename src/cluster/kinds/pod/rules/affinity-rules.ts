import { type FieldError, forbidden, invalid, notSupported, required } from '../../../apiserver/field-error.ts';
import { checkLabelSelector } from '../../../apiserver/formats/label-selector-rules.ts';
import { checkName, dnsLabel, dnsSubdomain, qualifiedName } from '../../../apiserver/formats/names.ts';
import type { Affinity, NodeSelectorTerm, PodAffinity, PodAffinityTerm, TopologySpreadConstraint } from '../pod-spec.ts';

// kubernetes pkg/apis/core/validation/validation.go validateAffinity
export function checkAffinity(field: string, { nodeAffinity, podAffinity, podAntiAffinity }: Affinity): FieldError[] {
  return [
    ...(nodeAffinity ? checkNodeAffinity(`${field}.nodeAffinity`, nodeAffinity) : []),
    ...(podAffinity ? checkPodAffinity(`${field}.podAffinity`, podAffinity) : []),
    ...(podAntiAffinity ? checkPodAffinity(`${field}.podAntiAffinity`, podAntiAffinity) : []),
  ];
}

const needed = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
const checkWeight = (field: string, weight = 0) =>
  weight >= 1 && weight <= 100 ? [] : [invalid(`${field}.weight`, weight, 'must be in the range 1-100')];

function checkNodeAffinity(field: string, affinity: NonNullable<Affinity['nodeAffinity']>): FieldError[] {
  const terms = affinity[needed]?.nodeSelectorTerms ?? [];
  const path = `${field}.${needed}.nodeSelectorTerms`;
  return [
    ...(affinity[needed] && terms.length === 0 ? [required(path, 'must have at least one node selector term')] : []),
    ...terms.flatMap((term, i) => checkNodeTerm(`${path}[${i}]`, term)),
    ...(affinity[preferred] ?? []).flatMap(({ weight, preference }, i) => [
      ...checkWeight(`${field}.${preferred}[${i}]`, weight),
      ...checkNodeTerm(`${field}.${preferred}[${i}].preference`, preference ?? {}),
    ]),
  ];
}

function checkNodeTerm(field: string, { matchExpressions = [], matchFields = [] }: NodeSelectorTerm): FieldError[] {
  return [
    ...matchExpressions.flatMap((requirement, i) => checkNodeRequirement(`${field}.matchExpressions[${i}]`, requirement)),
    ...matchFields.flatMap((requirement, i) => checkNodeField(`${field}.matchFields[${i}]`, requirement)),
  ];
}

type Requirement = NonNullable<NodeSelectorTerm['matchExpressions']>[number];

// kubernetes pkg/apis/core/validation/validation.go ValidateNodeSelectorRequirement
function checkNodeRequirement(field: string, { key = '', operator = '', values = [] }: Requirement): FieldError[] {
  const errors: FieldError[] = [];
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) errors.push(required(`${field}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) errors.push(forbidden(`${field}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
  } else if (operator === 'Gt' || operator === 'Lt') {
    if (values.length !== 1) errors.push(required(`${field}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'"));
  } else errors.push(invalid(`${field}.operator`, operator, 'not a valid selector operator'));
  return [...errors, ...checkName(`${field}.key`, key, qualifiedName)];
}

function checkNodeField(field: string, { key = '', operator = '', values = [] }: Requirement): FieldError[] {
  const errors: FieldError[] = [];
  if (operator !== 'In' && operator !== 'NotIn') errors.push(invalid(`${field}.operator`, operator, 'not a valid selector operator'));
  else if (values.length !== 1) {
    errors.push(required(`${field}.values`, "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"));
  }
  if (key !== 'metadata.name') return [...errors, invalid(`${field}.key`, key, 'not a valid field selector key')];
  return [...errors, ...values.flatMap((value, i) => checkName(`${field}.values[${i}]`, value, dnsSubdomain))];
}

function checkPodAffinity(field: string, affinity: PodAffinity): FieldError[] {
  return [
    ...(affinity[needed] ?? []).flatMap((term, i) => checkPodTerm(`${field}.${needed}[${i}]`, term)),
    ...(affinity[preferred] ?? []).flatMap(({ weight, podAffinityTerm }, i) => [
      ...checkWeight(`${field}.${preferred}[${i}]`, weight),
      ...checkPodTerm(`${field}.${preferred}[${i}].podAffinityTerm`, podAffinityTerm ?? {}),
    ]),
  ];
}

function checkPodTerm(
  field: string,
  { labelSelector, namespaceSelector, namespaces = [], topologyKey = '' }: PodAffinityTerm,
): FieldError[] {
  return [
    ...checkLabelSelector(`${field}.labelSelector`, labelSelector),
    ...checkLabelSelector(`${field}.namespaceSelector`, namespaceSelector),
    ...namespaces.flatMap((name) => checkName(`${field}.namespace`, name, dnsLabel)),
    ...(topologyKey === '' ? [required(`${field}.topologyKey`, 'can not be empty')] : []),
    ...checkName(`${field}.topologyKey`, topologyKey, qualifiedName),
  ];
}

// kubernetes pkg/apis/core/validation/validation.go validateTopologySpreadConstraints
export function checkTopologySpread(field: string, constraints: readonly TopologySpreadConstraint[]): FieldError[] {
  const actions = ['DoNotSchedule', 'ScheduleAnyway'];
  return constraints.flatMap((constraint, i) => {
    const path = `${field}[${i}]`;
    const { maxSkew = 0, topologyKey = '', whenUnsatisfiable = '', labelSelector, minDomains } = constraint;
    const repeated = constraints
      .slice(i + 1)
      .some((other) => other.topologyKey === topologyKey && other.whenUnsatisfiable === whenUnsatisfiable);
    const pair = `${path}.{topologyKey, whenUnsatisfiable}`;
    return [
      ...(maxSkew > 0 ? [] : [invalid(`${path}.maxSkew`, maxSkew, 'must be greater than zero')]),
      ...(topologyKey === '' ? [required(`${path}.topologyKey`, 'can not be empty')] : []),
      ...(actions.includes(whenUnsatisfiable) ? [] : [notSupported(`${path}.whenUnsatisfiable`, whenUnsatisfiable, actions)]),
      ...(repeated ? [{ type: 'Duplicate', field: pair, value: `{${topologyKey}, ${whenUnsatisfiable}}`, detail: '' } as const] : []),
      ...(minDomains !== undefined && minDomains <= 0 ? [invalid(`${path}.minDomains`, minDomains, 'must be greater than zero')] : []),
      ...(minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule'
        ? [
            invalid(
              `${path}.minDomains`,
              minDomains,
              `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`,
            ),
          ]
        : []),
      ...checkLabelSelector(`${path}.labelSelector`, labelSelector),
    ];
  });
}
