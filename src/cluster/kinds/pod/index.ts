import type { Pod } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultPod } from './defaults.ts';
import { preparePod } from './prepare.ts';
import { podPaths, presentPod } from './present.ts';
import { validatePod, validatePodUpdate } from './validation.ts';
import { podWarnings } from './warnings.ts';

export const pod: KindDefinition<Pod> = {
  kind: 'Pod',
  group: '',
  versions: ['v1'],
  plural: 'pods',
  singular: 'pod',
  shortNames: ['po'],
  namespaced: true,
  about: 'One or more containers that share an address.',
  defaults: defaultPod,
  prepare: (object, _context, old) => preparePod(object, old),
  validate: validatePod,
  validateUpdate: validatePodUpdate,
  warnings: podWarnings,
  present: presentPod,
  paths: podPaths,
};
