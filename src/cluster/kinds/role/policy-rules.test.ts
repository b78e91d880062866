import { expect, test } from 'vitest';
import { fieldErrorText } from '../../apiserver/field-error.ts';
import { checkPolicyRules, type PolicyRule } from './policy-rules.ts';

const complaints = (rule: PolicyRule, namespaced = true) => checkPolicyRules([rule], namespaced).map(fieldErrorText);

test('what a rule must say', () => {
  expect(complaints({ apiGroups: [''], resources: ['pods'], verbs: ['get'] })).toEqual([]);
  expect(complaints({})).toEqual([
    'rules[0].verbs: Required value: verbs must contain at least one value',
    'rules[0].apiGroups: Required value: resource rules must supply at least one api group',
    'rules[0].resources: Required value: resource rules must supply at least one resource',
  ]);
});

test('URLs are for the whole cluster, and stand alone', () => {
  expect(complaints({ nonResourceURLs: ['/healthz'], verbs: ['get'] }, false)).toEqual([]);
  expect(complaints({ nonResourceURLs: ['/healthz'], resources: ['pods'], verbs: ['get'] })).toEqual([
    'rules[0].nonResourceURLs: Invalid value: ["/healthz"]: namespaced rules cannot apply to non-resource URLs',
    'rules[0].nonResourceURLs: Invalid value: ["/healthz"]: rules cannot apply to both regular resources and non-resource URLs',
  ]);
});
