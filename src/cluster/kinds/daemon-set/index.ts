import type { DaemonSet } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultDaemonSet } from './defaults.ts';
import { prepareDaemonSet } from './prepare.ts';
import { daemonSetWarnings, validateDaemonSet, validateDaemonSetUpdate } from './validation.ts';

export const daemonSet: KindDefinition<DaemonSet> = {
  kind: 'DaemonSet',
  group: 'apps',
  versions: ['v1'],
  plural: 'daemonsets',
  singular: 'daemonset',
  shortNames: ['ds'],
  namespaced: true,
  about: 'One Pod on every node.',
  defaults: defaultDaemonSet,
  prepare: (object, _context, old) => prepareDaemonSet(object, old),
  validate: validateDaemonSet,
  validateUpdate: validateDaemonSetUpdate,
  warnings: daemonSetWarnings,
};
