import type { Service } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultService } from './defaults.ts';
import { headlessVariants } from './headless-variant.ts';
import { servicePaths } from './paths.ts';
import { prepareService } from './prepare.ts';
import { presentService } from './present.ts';
import { validateServiceUpdate } from './update-validation.ts';
import { validateService } from './validation.ts';
import { serviceWarnings } from './warnings.ts';

export const service: KindDefinition<Service> = {
  kind: 'Service',
  group: '',
  versions: ['v1'],
  plural: 'services',
  singular: 'service',
  shortNames: ['svc'],
  namespaced: true,
  about: 'A name, and mostly a virtual IP, for the Pods that a selector picks.',
  defaults: defaultService,
  prepare: prepareService,
  validate: (object) => validateService(object),
  validateUpdate: validateServiceUpdate,
  warnings: serviceWarnings,
  present: presentService,
  paths: servicePaths,
  variants: headlessVariants,
};
