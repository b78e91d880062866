import type { Endpoints } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { presentEndpoints } from './present.ts';

export const endpoints: KindDefinition<Endpoints> = {
  kind: 'Endpoints',
  group: '',
  versions: ['v1'],
  plural: 'endpoints',
  singular: 'endpoints',
  shortNames: ['ep'],
  namespaced: true,
  about: 'The addresses behind a Service, in the older form.',
  present: presentEndpoints,
};
