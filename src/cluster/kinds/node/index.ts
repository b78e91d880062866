import type { Node } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultNode } from './defaults.ts';
import { nodePaths } from './paths.ts';
import { validateNode, validateNodeUpdate } from './validation.ts';

export const node: KindDefinition<Node> = {
  kind: 'Node',
  group: '',
  versions: ['v1'],
  plural: 'nodes',
  singular: 'node',
  shortNames: ['no'],
  namespaced: false,
  about: 'A machine that runs Pods and, for Services, kube-proxy.',
  defaults: defaultNode,
  validate: validateNode,
  validateUpdate: validateNodeUpdate,
  paths: nodePaths,
};
