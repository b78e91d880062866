import type { StatefulSet } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultStatefulSet } from './defaults.ts';
import { prepareStatefulSet } from './prepare.ts';
import { statefulSetWarnings, validateStatefulSet, validateStatefulSetUpdate } from './validation.ts';

export const statefulSet: KindDefinition<StatefulSet> = {
  kind: 'StatefulSet',
  group: 'apps',
  versions: ['v1'],
  plural: 'statefulsets',
  singular: 'statefulset',
  shortNames: ['sts'],
  namespaced: true,
  about: 'Pods with names of their own, numbered and made in order.',
  defaults: defaultStatefulSet,
  prepare: (object, _context, old) => prepareStatefulSet(object, old),
  validate: validateStatefulSet,
  validateUpdate: validateStatefulSetUpdate,
  warnings: statefulSetWarnings,
};
