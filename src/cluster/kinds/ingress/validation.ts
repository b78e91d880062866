import { type FieldError, invalid, notSupported, required } from '../../apiserver/field-error.ts';
import { checkName, dnsSubdomain, wildcardDnsSubdomain } from '../../apiserver/formats/names.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import { legacyClassAnnotation } from '../../doors/ingress/class.ts';
import { parseIp } from '../../ip-address.ts';
import type { Ingress } from '../../types.ts';
import { checkBackend } from './backend-rules.ts';

type Rule = NonNullable<Ingress['spec']['rules']>[number];
type Path = NonNullable<Rule['http']>['paths'][number];

// kubernetes pkg/apis/networking/validation/validation.go ValidateIngressCreate
export function validateIngress(ingress: Ingress): readonly FieldError[] {
  const annotation = ingress.metadata.annotations?.[legacyClassAnnotation];
  const named = ingress.spec.ingressClassName;
  const differ = annotation !== undefined && named !== undefined && annotation !== named;
  return [
    ...checkIngress(ingress),
    ...(differ
      ? [invalid(`annotations.${legacyClassAnnotation}`, annotation, 'must match `ingressClassName` when both are specified')]
      : []),
  ];
}

// kubernetes pkg/apis/networking/validation/validation.go ValidateIngressUpdate
export function validateIngressUpdate(ingress: Ingress, old: Ingress): readonly FieldError[] {
  return [...validateObjectMetaUpdate(ingress.metadata, old.metadata), ...checkIngress(ingress)];
}

function checkIngress({ metadata, spec }: Ingress): readonly FieldError[] {
  const { rules = [], tls = [], defaultBackend, ingressClassName } = spec;
  const nothing = rules.length === 0 && !defaultBackend;
  return [
    ...validateObjectMeta(metadata, true, dnsSubdomain),
    ...(nothing
      ? [{ ...invalid('spec', undefined, 'either `defaultBackend` or `rules` must be specified'), valueFrom: 'spec.rules' }]
      : []),
    ...(defaultBackend ? checkBackend('spec.defaultBackend', defaultBackend) : []),
    ...rules.flatMap((rule, index) => checkRule(`spec.rules[${index}]`, rule)),
    ...tls.flatMap((entry, index) => checkTls(`spec.tls[${index}]`, entry)),
    ...(ingressClassName === undefined ? [] : checkName('spec.ingressClassName', ingressClassName, dnsSubdomain)),
  ];
}

function checkHost(field: string, host: string): readonly FieldError[] {
  return checkName(field, host, host.includes('*') ? wildcardDnsSubdomain : dnsSubdomain);
}

function checkTls(field: string, { hosts = [], secretName }: NonNullable<Ingress['spec']['tls']>[number]): readonly FieldError[] {
  return [
    ...hosts.flatMap((host, index) => checkHost(`${field}.hosts[${index}]`, host)),
    ...(secretName ? checkName(`${field}.secretName`, secretName, dnsSubdomain) : []),
  ];
}

function checkRule(field: string, { host, http }: Rule): readonly FieldError[] {
  const paths = http?.paths ?? [];
  return [
    ...(host && parseIp(host) ? [invalid(`${field}.host`, host, 'must be a DNS name, not an IP address')] : []),
    ...(host ? checkHost(`${field}.host`, host) : []),
    ...(http && paths.length === 0 ? [required(`${field}.http.paths`)] : []),
    ...paths.flatMap((path, index) => checkPath(`${field}.http.paths[${index}]`, path)),
  ];
}

function checkPath(field: string, { path = '', pathType, backend }: Path): readonly FieldError[] {
  if (pathType === undefined) return [required(`${field}.pathType`, 'pathType must be specified')];
  return [...checkPathText(field, path, pathType), ...checkBackend(`${field}.backend`, backend ?? {})];
}

function checkPathText(field: string, path: string, pathType: string): readonly FieldError[] {
  const refuse = (detail: string) => invalid(`${field}.path`, path, detail);
  const relative = path.startsWith('/') ? [] : [refuse('must be an absolute path')];
  switch (pathType) {
    case 'Exact':
    case 'Prefix':
      return [
        ...relative,
        ...['//', '/./', '/../', '%2f', '%2F'].filter((part) => path.includes(part)).map((part) => refuse(`must not contain '${part}'`)),
        ...['/..', '/.'].filter((end) => path.endsWith(end)).map((end) => refuse(`cannot end with '${end}'`)),
      ];
    case 'ImplementationSpecific':
      return path === '' ? [] : relative;
    default:
      return [notSupported(`${field}.pathType`, pathType, ['Exact', 'ImplementationSpecific', 'Prefix'])];
  }
}
