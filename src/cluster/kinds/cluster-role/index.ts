import { type FieldError, required } from '../../apiserver/field-error.ts';
import type { KindDefinition } from '../kind.ts';
import { checkPolicyRules, type Role } from '../role/policy-rules.ts';

interface ClusterRole extends Role {
  readonly aggregationRule?: { readonly clusterRoleSelectors?: readonly unknown[] };
}

// kubernetes pkg/apis/rbac/validation/validation.go ValidateClusterRole
function validate({ rules = [], aggregationRule }: ClusterRole): FieldError[] {
  const detail = 'at least one clusterRoleSelector required if aggregationRule is non-nil';
  const isUnselective = aggregationRule && !aggregationRule.clusterRoleSelectors?.length;
  return [...checkPolicyRules(rules, false), ...(isUnselective ? [required('aggregationRule.clusterRoleSelectors', detail)] : [])];
}

export const clusterRole: KindDefinition<ClusterRole> = {
  kind: 'ClusterRole',
  group: 'rbac.authorization.k8s.io',
  versions: ['v1'],
  plural: 'clusterroles',
  singular: 'clusterrole',
  shortNames: [],
  namespaced: false,
  about: 'What may be done with objects of the whole cluster.',
  validate,
};
