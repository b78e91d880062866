import type { KindDefinition } from '../kind.ts';
import { type PersistentVolumeClaim, validateClaim, validateClaimUpdate } from './validation.ts';

export const persistentVolumeClaim: KindDefinition<PersistentVolumeClaim> = {
  kind: 'PersistentVolumeClaim',
  group: '',
  versions: ['v1'],
  plural: 'persistentvolumeclaims',
  singular: 'persistentvolumeclaim',
  shortNames: ['pvc'],
  namespaced: true,
  about: 'Asks for storage that outlives a Pod.',
  defaults: (claim) => ({ ...claim, spec: { ...claim.spec, volumeMode: claim.spec?.volumeMode ?? 'Filesystem' } }),
  prepare: (claim, _context, old) => ({ ...claim, status: old?.status ?? { phase: 'Pending' } }),
  validate: validateClaim,
  validateUpdate: validateClaimUpdate,
};
