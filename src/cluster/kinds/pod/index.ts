import type { Pod } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { podPaths, presentPod } from './present.ts';

export const pod: KindDefinition<Pod> = {
  kind: 'Pod',
  group: '',
  versions: ['v1'],
  plural: 'pods',
  singular: 'pod',
  shortNames: ['po'],
  namespaced: true,
  about: 'One or more containers that share an address.',
  present: presentPod,
  paths: podPaths,
};
