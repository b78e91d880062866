import type { ReplicaSet } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';

export const replicaSet: KindDefinition<ReplicaSet> = {
  kind: 'ReplicaSet',
  group: 'apps',
  versions: ['v1'],
  plural: 'replicasets',
  singular: 'replicaset',
  shortNames: ['rs'],
  namespaced: true,
  about: 'The Pods of one revision of a Deployment.',
};
