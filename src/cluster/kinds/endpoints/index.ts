import type { Endpoints } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultEndpoints } from './defaults.ts';
import { presentEndpoints } from './present.ts';
import { validateEndpoints, validateEndpointsUpdate } from './validation.ts';
import { endpointsWarnings } from './warnings.ts';

export const endpoints: KindDefinition<Endpoints> = {
  kind: 'Endpoints',
  group: '',
  versions: ['v1'],
  plural: 'endpoints',
  singular: 'endpoints',
  shortNames: ['ep'],
  namespaced: true,
  about: 'The addresses behind a Service, in the older form.',
  deprecated: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  defaults: defaultEndpoints,
  validate: (object) => validateEndpoints(object),
  validateUpdate: validateEndpointsUpdate,
  warnings: endpointsWarnings,
  present: presentEndpoints,
};
