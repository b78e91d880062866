import type { DaemonSet } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';

export const daemonSet: KindDefinition<DaemonSet> = {
  kind: 'DaemonSet',
  group: 'apps',
  versions: ['v1'],
  plural: 'daemonsets',
  singular: 'daemonset',
  shortNames: ['ds'],
  namespaced: true,
  about: 'One Pod on every node.',
};
