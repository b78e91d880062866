import { type FieldError, invalid, required } from '../../apiserver/field-error.ts';
import type { KubeObject } from '../../object.ts';

export interface PolicyRule {
  readonly verbs?: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

export interface Role extends KubeObject {
  readonly rules?: readonly PolicyRule[];
}

// kubernetes pkg/apis/rbac/validation/validation.go ValidatePolicyRule
export function checkPolicyRules(rules: readonly PolicyRule[], namespaced: boolean): FieldError[] {
  return rules.flatMap((rule, i) => {
    const field = `rules[${i}]`;
    const verbs = rule.verbs?.length ? [] : [required(`${field}.verbs`, 'verbs must contain at least one value')];
    return [...verbs, ...(rule.nonResourceURLs?.length ? checkUrls(field, rule, namespaced) : checkResources(field, rule))];
  });
}

function checkUrls(field: string, rule: PolicyRule, namespaced: boolean): FieldError[] {
  const { nonResourceURLs, apiGroups = [], resources = [], resourceNames = [] } = rule;
  const isMixed = apiGroups.length + resources.length + resourceNames.length > 0;
  const refuse = (detail: string) => invalid(`${field}.nonResourceURLs`, nonResourceURLs, detail);
  return [
    ...(namespaced ? [refuse('namespaced rules cannot apply to non-resource URLs')] : []),
    ...(isMixed ? [refuse('rules cannot apply to both regular resources and non-resource URLs')] : []),
  ];
}

function checkResources(field: string, { apiGroups, resources }: PolicyRule): FieldError[] {
  return [
    ...(apiGroups?.length ? [] : [required(`${field}.apiGroups`, 'resource rules must supply at least one api group')]),
    ...(resources?.length ? [] : [required(`${field}.resources`, 'resource rules must supply at least one resource')]),
  ];
}
