import type { Deployment } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultDeployment } from './defaults.ts';
import { deploymentWarnings, validateDeployment, validateDeploymentUpdate } from './validation.ts';

export const deployment: KindDefinition<Deployment> = {
  kind: 'Deployment',
  group: 'apps',
  versions: ['v1'],
  plural: 'deployments',
  singular: 'deployment',
  shortNames: ['deploy'],
  namespaced: true,
  about: 'Keeps a number of interchangeable Pods running.',
  defaults: defaultDeployment,
  prepare: (object, _context, old) => ({ ...object, status: old?.status ?? {} }),
  validate: validateDeployment,
  validateUpdate: validateDeploymentUpdate,
  warnings: deploymentWarnings,
};
