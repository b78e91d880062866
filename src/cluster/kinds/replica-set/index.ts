import type { ReplicaSet } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultReplicaSet } from './defaults.ts';
import { replicaSetWarnings, validateReplicaSet, validateReplicaSetUpdate } from './validation.ts';

export const replicaSet: KindDefinition<ReplicaSet> = {
  kind: 'ReplicaSet',
  group: 'apps',
  versions: ['v1'],
  plural: 'replicasets',
  singular: 'replicaset',
  shortNames: ['rs'],
  namespaced: true,
  about: 'The Pods of one revision of a Deployment.',
  defaults: defaultReplicaSet,
  prepare: (object, _context, old) => ({ ...object, status: old?.status ?? {} }),
  validate: validateReplicaSet,
  validateUpdate: validateReplicaSetUpdate,
  warnings: replicaSetWarnings,
};
