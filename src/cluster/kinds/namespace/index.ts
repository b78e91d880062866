import { validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import type { Namespace } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultNamespace, prepareNamespace } from './defaults.ts';
import { validateNamespace } from './validation.ts';

export const namespace: KindDefinition<Namespace> = {
  kind: 'Namespace',
  group: '',
  versions: ['v1'],
  plural: 'namespaces',
  singular: 'namespace',
  shortNames: ['ns'],
  namespaced: false,
  about: 'Keeps names apart; every name in DNS carries it.',
  defaults: defaultNamespace,
  prepare: (object, _context, old) => prepareNamespace(object, old),
  validate: validateNamespace,
  validateUpdate: (object, old) => validateObjectMetaUpdate(object.metadata, old.metadata),
};
