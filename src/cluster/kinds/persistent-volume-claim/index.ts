import { type FieldError, notSupported, required } from '../../apiserver/field-error.ts';
import { dnsSubdomain } from '../../apiserver/names.ts';
import { validateObjectMeta } from '../../apiserver/object-meta.ts';
import type { KubeObject } from '../../object.ts';
import type { KindDefinition } from '../kind.ts';

interface PersistentVolumeClaim extends KubeObject {
  kind: 'PersistentVolumeClaim';
  spec?: { accessModes?: string[]; resources?: { requests?: Record<string, string> }; volumeMode?: string };
  status?: unknown;
}

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

// kubernetes pkg/apis/core/validation/validation.go ValidatePersistentVolumeClaimSpec
function validate({ metadata, spec = {} }: PersistentVolumeClaim): FieldError[] {
  const modes = spec.accessModes ?? [];
  return [
    ...validateObjectMeta(metadata, true, dnsSubdomain),
    ...(modes.length > 0 ? [] : [required('spec.accessModes', 'at least 1 access mode is required')]),
    ...modes.filter((mode) => !accessModes.includes(mode)).map((mode) => notSupported('spec.accessModes', mode, accessModes)),
    ...(spec.resources?.requests?.storage ? [] : [required('spec.resources[storage]')]),
  ];
}

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
  validate,
};
