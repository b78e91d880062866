import type { ReplicationController } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';

export const replicationController: KindDefinition<ReplicationController> = {
  kind: 'ReplicationController',
  group: '',
  versions: ['v1'],
  plural: 'replicationcontrollers',
  singular: 'replicationcontroller',
  shortNames: ['rc'],
  namespaced: true,
  about: 'The elder of ReplicaSet.',
};
