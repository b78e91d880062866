import { type FieldError, invalid, notSupported, required } from '../../../apiserver/field-error.ts';
import { checkName, configMapKey, dnsSubdomain, environmentName, qualifiedName } from '../../../apiserver/formats/names.ts';
import type { EnvFrom, EnvVar } from '../pod-spec.ts';

const fieldPaths = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const resources = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];

type ValueFrom = NonNullable<EnvVar['valueFrom']>;

// kubernetes pkg/apis/core/validation/validation.go ValidateEnv
export function checkEnv(field: string, variables: readonly EnvVar[]): FieldError[] {
  return variables.flatMap((variable, i) => {
    const path = `${field}[${i}]`;
    const { name = '', value = '', valueFrom } = variable;
    return [
      ...(name === '' ? [required(`${path}.name`)] : checkName(`${path}.name`, name, environmentName)),
      ...(valueFrom ? checkValueFrom(`${path}.valueFrom`, valueFrom, value) : []),
    ];
  });
}

function checkValueFrom(field: string, valueFrom: ValueFrom, value: string): FieldError[] {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = valueFrom;
  const sources = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef].filter((source) => source).length;
  const errors = [
    ...(fieldRef ? checkFieldRef(`${field}.fieldRef`, fieldRef) : []),
    ...(resourceFieldRef ? checkResourceRef(`${field}.resourceFieldRef`, resourceFieldRef) : []),
    ...(configMapKeyRef ? checkKeyRef(`${field}.configMapKeyRef`, configMapKeyRef) : []),
    ...(secretKeyRef ? checkKeyRef(`${field}.secretKeyRef`, secretKeyRef) : []),
  ];
  if (sources === 0) {
    errors.push(
      invalid(field, '', 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`'),
    );
  } else if (value !== '') errors.push(invalid(field, '', 'may not be specified when `value` is not empty'));
  else if (sources > 1) errors.push(invalid(field, '', 'may not have more than one field specified at a time'));
  return errors;
}

function checkFieldRef(field: string, { fieldPath = '' }: NonNullable<ValueFrom['fieldRef']>): FieldError[] {
  if (fieldPath === '') return [required(`${field}.fieldPath`)];
  const [, path = '', key = ''] = /^(.*)\['(.*)'\]$/.exec(fieldPath) ?? [];
  if (path === 'metadata.annotations') return checkName(field, key.toLowerCase(), qualifiedName);
  if (path === 'metadata.labels') return checkName(field, key, qualifiedName);
  if (path !== '') return [invalid(field, path, 'does not support subscript')];
  if (fieldPaths.includes(fieldPath)) return [];
  if (fieldPath === 'metadata.annotations' || fieldPath === 'metadata.labels')
    return [notSupported(`${field}.fieldPath`, fieldPath, fieldPaths)];
  return [invalid(`${field}.fieldPath`, fieldPath, `error converting fieldPath: field label not supported: ${fieldPath}`)];
}

function checkResourceRef(field: string, { resource = '' }: NonNullable<ValueFrom['resourceFieldRef']>): FieldError[] {
  if (resource === '') return [required(`${field}.resource`)];
  const known = resources.includes(resource) || /^(?:limits|requests)\.hugepages-/.test(resource);
  return known ? [] : [notSupported(`${field}.resource`, resource, resources)];
}

function checkKeyRef(field: string, { name = '', key = '' }: NonNullable<ValueFrom['secretKeyRef']>): FieldError[] {
  return [
    ...checkName(`${field}.name`, name, dnsSubdomain),
    ...(key === '' ? [required(`${field}.key`)] : checkName(`${field}.key`, key, configMapKey)),
  ];
}

// kubernetes pkg/apis/core/validation/validation.go ValidateEnvFrom
export function checkEnvFrom(field: string, sources: readonly EnvFrom[]): FieldError[] {
  return sources.flatMap(({ prefix = '', configMapRef, secretRef }, i) => {
    const path = `${field}[${i}]`;
    const errors = prefix === '' ? [] : checkName(`${path}.prefix`, prefix, environmentName);
    if (configMapRef) errors.push(...checkSource(`${path}.configMapRef`, configMapRef.name));
    if (secretRef) errors.push(...checkSource(`${path}.secretRef`, secretRef.name));
    if (!configMapRef && !secretRef) errors.push(invalid(field, '', 'must specify one of: `configMapRef` or `secretRef`'));
    if (configMapRef && secretRef) errors.push(invalid(field, '', 'may not have more than one field specified at a time'));
    return errors;
  });
}

const checkSource = (field: string, name = '') =>
  name === '' ? [required(`${field}.name`)] : checkName(`${field}.name`, name, dnsSubdomain);
