import { type FieldError, forbidden, notSupported, required, tooLong } from '../../apiserver/field-error.ts';
import { checkDomainPrefixedPath } from '../../apiserver/formats/domain-prefixed-path.ts';
import { checkName, dnsLabel, dnsSubdomain } from '../../apiserver/formats/names.ts';
import { checkImmutable, validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import type { IngressClass } from '../../types.ts';
import { checkLocalReference } from '../ingress/backend-rules.ts';

type Parameters = NonNullable<NonNullable<IngressClass['spec']>['parameters']>;

export function defaultIngressClass(ingressClass: IngressClass): IngressClass {
  const spec = ingressClass.spec ?? {};
  const { parameters } = spec;
  if (!parameters) return { ...ingressClass, spec };
  return { ...ingressClass, spec: { ...spec, parameters: { ...parameters, scope: parameters.scope ?? 'Cluster' } } };
}

// kubernetes pkg/apis/networking/validation/validation.go ValidateIngressClass
export function validateIngressClass({ metadata, spec = {} }: IngressClass): readonly FieldError[] {
  return [
    ...validateObjectMeta(metadata, false, dnsSubdomain),
    ...checkController('spec.controller', spec.controller),
    ...(spec.parameters ? checkParameters('spec.parameters', spec.parameters) : []),
  ];
}

export function validateIngressClassUpdate(ingressClass: IngressClass, old: IngressClass): readonly FieldError[] {
  return [
    ...validateObjectMetaUpdate(ingressClass.metadata, old.metadata),
    ...checkImmutable('spec.controller', ingressClass.spec?.controller ?? '', old.spec?.controller ?? ''),
    ...validateIngressClass(ingressClass),
  ];
}

const controllerLimit = 250;

function checkController(field: string, controller: string | undefined): readonly FieldError[] {
  if (!controller) return [required(field)];
  return [...(controller.length > controllerLimit ? [tooLong(field, controllerLimit)] : []), ...checkDomainPrefixedPath(field, controller)];
}

// kubernetes pkg/apis/networking/validation/validation.go validateIngressClassParametersReference
function checkParameters(field: string, { apiGroup, kind, name, scope, namespace }: Parameters): readonly FieldError[] {
  const reference = { ...(apiGroup === undefined ? {} : { apiGroup }), ...(kind ? { kind } : {}), ...(name ? { name } : {}) };
  return [...checkLocalReference(field, reference), ...checkScope(field, scope, namespace)];
}

function checkScope(field: string, scope: string | undefined, namespace: string | undefined): readonly FieldError[] {
  if (scope === undefined) return [required(`${field}.scope`)];
  if (scope === 'Cluster')
    return namespace === undefined ? [] : [forbidden(`${field}.namespace`, "`parameters.scope` is set to 'Cluster'")];
  if (scope !== 'Namespace') return [notSupported(`${field}.scope`, scope, ['Cluster', 'Namespace'])];
  if (namespace === undefined) return [required(`${field}.namespace`, "`parameters.scope` is set to 'Namespace'")];
  return checkName(`${field}.namespace`, namespace, dnsLabel);
}
