import type { ReplicationController } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultReplicationController } from './defaults.ts';
import { replicationControllerWarnings, validateReplicationController, validateReplicationControllerUpdate } from './validation.ts';

export const replicationController: KindDefinition<ReplicationController> = {
  kind: 'ReplicationController',
  group: '',
  versions: ['v1'],
  plural: 'replicationcontrollers',
  singular: 'replicationcontroller',
  shortNames: ['rc'],
  namespaced: true,
  about: 'The elder of ReplicaSet.',
  defaults: defaultReplicationController,
  prepare: (object, _context, old) => ({ ...object, status: old?.status ?? {} }),
  validate: validateReplicationController,
  validateUpdate: validateReplicationControllerUpdate,
  warnings: replicationControllerWarnings,
};
