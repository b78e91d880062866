import type { Namespace } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';

export const namespace: KindDefinition<Namespace> = {
  kind: 'Namespace',
  group: '',
  versions: ['v1'],
  plural: 'namespaces',
  singular: 'namespace',
  shortNames: ['ns'],
  namespaced: false,
  about: 'Keeps names apart; every name in DNS carries it.',
};
