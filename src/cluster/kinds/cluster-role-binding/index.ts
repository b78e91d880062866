import type { KindDefinition } from '../kind.ts';
import { type Binding, checkBinding, checkSameRole, defaultBinding } from '../role-binding/binding-rules.ts';

const validate = (binding: Binding) => checkBinding(binding, ['ClusterRole'], false);

export const clusterRoleBinding: KindDefinition<Binding> = {
  kind: 'ClusterRoleBinding',
  group: 'rbac.authorization.k8s.io',
  versions: ['v1'],
  plural: 'clusterrolebindings',
  singular: 'clusterrolebinding',
  shortNames: [],
  namespaced: false,
  about: 'Gives a role to somebody, in the whole cluster.',
  defaults: defaultBinding,
  validate,
  validateUpdate: (binding, old) => [...validate(binding), ...checkSameRole(binding, old)],
};
