import type { StatefulSet } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';

export const statefulSet: KindDefinition<StatefulSet> = {
  kind: 'StatefulSet',
  group: 'apps',
  versions: ['v1'],
  plural: 'statefulsets',
  singular: 'statefulset',
  shortNames: ['sts'],
  namespaced: true,
  about: 'Pods with names of their own, numbered and made in order.',
};
