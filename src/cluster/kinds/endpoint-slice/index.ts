import type { EndpointSlice } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultEndpointSlice } from './defaults.ts';
import { presentEndpointSlice } from './present.ts';
import { validateEndpointSlice, validateEndpointSliceUpdate } from './validation.ts';
import { endpointSliceWarnings } from './warnings.ts';

export const endpointSlice: KindDefinition<EndpointSlice> = {
  kind: 'EndpointSlice',
  group: 'discovery.k8s.io',
  versions: ['v1'],
  plural: 'endpointslices',
  singular: 'endpointslice',
  shortNames: [],
  namespaced: true,
  about: 'The addresses behind a Service, which DNS and kube-proxy read.',
  defaults: defaultEndpointSlice,
  validate: (object) => validateEndpointSlice(object),
  validateUpdate: validateEndpointSliceUpdate,
  warnings: endpointSliceWarnings,
  present: presentEndpointSlice,
};
