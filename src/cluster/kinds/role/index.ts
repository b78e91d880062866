import type { KindDefinition } from '../kind.ts';
import { checkPolicyRules, type Role } from './policy-rules.ts';

export const role: KindDefinition<Role> = {
  kind: 'Role',
  group: 'rbac.authorization.k8s.io',
  versions: ['v1'],
  plural: 'roles',
  singular: 'role',
  shortNames: [],
  namespaced: true,
  about: 'What may be done with the objects of a namespace.',
  validate: ({ rules = [] }) => checkPolicyRules(rules, true),
};
