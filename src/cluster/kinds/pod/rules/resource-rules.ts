import { type FieldError, invalid, required } from '../../../apiserver/field-error.ts';
import { checkName, qualifiedName } from '../../../apiserver/formats/names.ts';
import { quantityAmount } from '../../../apiserver/formats/quantity.ts';
import type { FullContainer } from '../pod-spec.ts';

type Amounts = Record<string, string | number>;

const standard = ['cpu', 'memory', 'ephemeral-storage'];
/** Standard, too, but no container asks for them. */
const ofQuotas = new Set([
  'storage',
  'requests.storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]);
const isHugePages = (name: string) => name.startsWith('hugepages-');
const isNative = (name: string) => !name.includes('/') || name.includes('kubernetes.io/');
const mayOvercommit = (name: string) => isNative(name) && !isHugePages(name);

// kubernetes pkg/apis/core/validation/validation.go ValidateResourceRequirements
export function checkResources(field: string, { limits = {}, requests = {} }: NonNullable<FullContainer['resources']>): FieldError[] {
  return [
    ...Object.entries(limits).flatMap(([name, amount]) => checkAmount(`${field}.limits[${name}]`, name, amount)),
    ...Object.entries(requests).flatMap(([name, amount]) => [
      ...checkAmount(`${field}.requests[${name}]`, name, amount),
      ...checkAgainstLimit(field, name, amount, limits),
    ]),
  ];
}

function checkAmount(field: string, name: string, amount: string | number): FieldError[] {
  const nano = quantityAmount(amount) ?? 0n;
  return [
    ...checkResourceName(field, name),
    ...(nano < 0n ? [invalid(field, String(amount), 'must be greater than or equal to 0')] : []),
    ...(!isNative(name) && nano % 1_000_000_000n !== 0n ? [invalid(field, String(amount), 'must be an integer')] : []),
  ];
}

// kubernetes pkg/apis/core/validation/validation.go validateContainerResourceName, validateResourceName
function checkResourceName(field: string, name: string): FieldError[] {
  const malformed = checkName(field, name, qualifiedName);
  if (name.includes('/') || standard.includes(name) || isHugePages(name)) return malformed;
  const unknown =
    malformed.length > 0 || ofQuotas.has(name) ? [] : [invalid(field, name, 'must be a standard resource type or fully qualified')];
  return [...malformed, ...unknown, invalid(field, name, 'must be a standard resource for containers')];
}

function checkAgainstLimit(field: string, name: string, amount: string | number, limits: Amounts): FieldError[] {
  const limit = Object.hasOwn(limits, name) ? limits[name] : undefined;
  if (limit === undefined) {
    return mayOvercommit(name) ? [] : [required(`${field}.limits`, 'Limit must be set for non overcommitable resources')];
  }
  const asked = quantityAmount(amount) ?? 0n;
  const most = quantityAmount(limit) ?? 0n;
  const refuse = (relation: string) => invalid(`${field}.requests`, String(amount), `must be ${relation} ${name} limit of ${limit}`);
  if (asked !== most && !mayOvercommit(name)) return [refuse('equal to')];
  return asked > most ? [refuse('less than or equal to')] : [];
}
