import type { KindDefinition } from '../kind.ts';
import { type Binding, checkBinding, checkSameRole, defaultBinding } from './binding-rules.ts';

const validate = (binding: Binding) => checkBinding(binding, ['Role', 'ClusterRole'], true);

export const roleBinding: KindDefinition<Binding> = {
  kind: 'RoleBinding',
  group: 'rbac.authorization.k8s.io',
  versions: ['v1'],
  plural: 'rolebindings',
  singular: 'rolebinding',
  shortNames: [],
  namespaced: true,
  about: 'Gives a role to somebody, in a namespace.',
  defaults: defaultBinding,
  validate,
  validateUpdate: (binding, old) => [...validate(binding), ...checkSameRole(binding, old)],
};
