import { type FieldError, invalid, notSupported, required } from '../../apiserver/field-error.ts';
import { checkName, dnsSubdomain } from '../../apiserver/formats/names.ts';
import { checkPathSegment } from '../../apiserver/formats/path-segment.ts';
import { sameValue } from '../../apiserver/same-value.ts';
import type { KubeObject } from '../../object.ts';

interface RoleRef {
  readonly apiGroup?: string;
  readonly kind?: string;
  readonly name?: string;
}

interface Subject extends RoleRef {
  readonly namespace?: string;
}

export interface Binding extends KubeObject {
  readonly roleRef?: RoleRef;
  readonly subjects?: readonly Subject[];
}

const group = 'rbac.authorization.k8s.io';

// kubernetes pkg/apis/rbac/v1/defaults.go
export function defaultBinding(binding: Binding): Binding {
  const { roleRef = {}, subjects } = binding;
  const named = { ...binding, roleRef: { ...roleRef, apiGroup: roleRef.apiGroup || group } };
  return subjects ? { ...named, subjects: subjects.map(defaultSubject) } : named;
}

function defaultSubject(subject: Subject): Subject {
  const isPerson = subject.kind === 'User' || subject.kind === 'Group';
  return isPerson ? { ...subject, apiGroup: subject.apiGroup || group } : subject;
}

/** `kinds`: what a binding of this kind may refer to. */
// kubernetes pkg/apis/rbac/validation/validation.go ValidateRoleBinding, ValidateClusterRoleBinding
export function checkBinding({ roleRef = {}, subjects = [] }: Binding, kinds: readonly string[], namespaced: boolean): FieldError[] {
  const { apiGroup = '', kind = '', name } = roleRef;
  return [
    ...(apiGroup === group ? [] : [notSupported('roleRef.apiGroup', apiGroup, [group])]),
    ...(kinds.includes(kind) ? [] : [notSupported('roleRef.kind', kind, kinds)]),
    ...checkPathSegment('roleRef.name', name, ''),
    ...subjects.flatMap((subject, i) => checkSubject(`subjects[${i}]`, subject, namespaced)),
  ];
}

// kubernetes pkg/apis/rbac/validation/validation.go ValidateRoleBindingSubject
function checkSubject(field: string, { apiGroup = '', kind = '', name = '', namespace }: Subject, namespaced: boolean): FieldError[] {
  const missing = name ? [] : [required(`${field}.name`)];
  switch (kind) {
    case 'ServiceAccount':
      return [
        ...missing,
        ...(name ? checkName(`${field}.name`, name, dnsSubdomain) : []),
        ...(apiGroup ? [notSupported(`${field}.apiGroup`, apiGroup, [''])] : []),
        ...(namespaced || namespace ? [] : [required(`${field}.namespace`)]),
      ];
    case 'User':
    case 'Group':
      return [...missing, ...(apiGroup === group ? [] : [notSupported(`${field}.apiGroup`, apiGroup, [group])])];
    default:
      return [...missing, notSupported(`${field}.kind`, kind, ['ServiceAccount', 'User', 'Group'])];
  }
}

/** As the API server holds and prints it. */
export function checkSameRole({ roleRef = {} }: Binding, old: Binding): FieldError[] {
  const { apiGroup = '', kind = '', name = '' } = roleRef;
  const printed = { APIGroup: apiGroup, Kind: kind, Name: name };
  return sameValue(roleRef, old.roleRef ?? {}) ? [] : [invalid('roleRef', printed, 'cannot change roleRef')];
}
