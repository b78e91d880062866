import { quantityAmount } from '../../../apiserver/formats/quantity.ts';
import type { Container } from '../../../types.ts';
import { none } from '../format.ts';

interface KeyRef {
  readonly name: string;
  readonly key: string;
  readonly optional?: boolean;
}

interface ResourceFieldRef {
  readonly resource: string;
  readonly divisor?: string;
}

interface EnvVar {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly fieldRef?: { readonly apiVersion?: string; readonly fieldPath: string };
    readonly resourceFieldRef?: ResourceFieldRef;
    readonly configMapKeyRef?: KeyRef;
    readonly secretKeyRef?: KeyRef;
  };
}

interface EnvSource {
  readonly prefix?: string;
  readonly configMapRef?: { readonly name?: string; readonly optional?: boolean };
  readonly secretRef?: { readonly name?: string; readonly optional?: boolean };
}

export function environmentLines(container: Container): string[] {
  const variables = (container.env ?? []) as EnvVar[];
  const sources = (container.envFrom ?? []) as EnvSource[];
  return [
    ...(sources.length > 0 ? ['    Environment Variables from:', ...sources.map(sourceLine)] : []),
    ...(variables.length > 0
      ? ['    Environment:', ...variables.flatMap((variable) => variableLines(variable, container))]
      : [`    Environment:\t${none}`]),
  ];
}

// kubernetes kubectl pkg/describe/describe.go describeContainerEnvFrom
function sourceLine({ prefix, configMapRef, secretRef }: EnvSource): string {
  const { name = '', optional = false } = configMapRef ?? secretRef ?? {};
  const kind = configMapRef ? 'ConfigMap' : secretRef ? 'Secret' : '';
  return `      ${name}\t${kind}${prefix ? ` with prefix '${prefix}'` : ''}\tOptional: ${optional}`;
}

// kubernetes kubectl pkg/describe/describe.go describeContainerEnvVars
function variableLines({ name, value = '', valueFrom }: EnvVar, container: Container): string[] {
  if (!valueFrom) return value.split('\n').map((line, i) => (i === 0 ? `      ${name}:\t${line}` : `      \t${line}`));
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom;
  const optional = (ref: KeyRef) => `Optional: ${ref.optional ?? false}`;
  if (fieldRef) return [`      ${name}:\t (${fieldRef.apiVersion ?? 'v1'}:${fieldRef.fieldPath})`];
  if (resourceFieldRef) return [`      ${name}:\t${resourceValue(resourceFieldRef, container)} (${resourceFieldRef.resource})`];
  if (secretKeyRef)
    return [`      ${name}:\t<set to the key '${secretKeyRef.key}' in secret '${secretKeyRef.name}'>\t${optional(secretKeyRef)}`];
  if (configMapKeyRef)
    return [
      `      ${name}:\t<set to the key '${configMapKeyRef.key}' of config map '${configMapKeyRef.name}'>\t${optional(configMapKeyRef)}`,
    ];
  return [];
}

// kubernetes kubectl pkg/util/resource/resource.go ExtractContainerResourceValue
function resourceValue({ resource, divisor }: ResourceFieldRef, { resources }: Container): string {
  const [list = '', name = ''] = resource.split(/\.(.*)/s);
  const given = (resources as Record<string, Record<string, string>> | undefined)?.[list]?.[name];
  const amount = given === undefined ? 0n : (quantityAmount(given) ?? 0n);
  const unit = quantityAmount(divisor ?? '1') || (quantityAmount('1') ?? 1n);
  const value = (amount + unit - 1n) / unit;
  return value === 0n && (resource === 'limits.cpu' || resource === 'limits.memory') ? 'node allocatable' : String(value);
}
