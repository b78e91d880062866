import { type FieldError, invalid, required } from '../../apiserver/field-error.ts';
import { checkName, dnsLabel, dnsSubdomain } from '../../apiserver/formats/names.ts';
import { checkPathSegment } from '../../apiserver/formats/path-segment.ts';
import { checkPortNumber, portName } from '../../apiserver/formats/ports.ts';
import type { IngressBackend } from '../../types.ts';

// kubernetes pkg/apis/networking/validation/validation.go validateIngressBackend
export function checkBackend(field: string, { service, resource }: IngressBackend): readonly FieldError[] {
  if (service && resource) return [invalid(field, '', 'cannot set both resource and service backends')];
  if (resource) return checkLocalReference(`${field}.resource`, resource);
  if (!service) return [invalid(field, '', 'resource or service backend is required')];
  const name = service.name ? checkName(`${field}.service.name`, service.name, dnsLabel) : [required(`${field}.service.name`)];
  return [...name, ...checkBackendPort(field, service.port ?? {})];
}

function checkBackendPort(field: string, { name, number }: { name?: string; number?: number }): readonly FieldError[] {
  if (name && number) return [invalid(field, '', 'cannot set both port name & port number')];
  if (name) return checkName(`${field}.service.port.name`, name, portName);
  if (number) return checkPortNumber(`${field}.service.port.number`, number);
  return [required(field, 'port name or number is required')];
}

interface LocalReference {
  readonly apiGroup?: string;
  readonly kind?: string;
  readonly name?: string;
}

// kubernetes pkg/apis/networking/validation/validation.go validateIngressTypedLocalObjectReference
export function checkLocalReference(field: string, { apiGroup, kind, name }: LocalReference): readonly FieldError[] {
  return [
    ...(apiGroup === undefined ? [] : checkName(`${field}.apiGroup`, apiGroup, dnsSubdomain)),
    ...checkPathSegment(`${field}.kind`, kind, 'kind is required'),
    ...checkPathSegment(`${field}.name`, name, 'name is required'),
  ];
}
