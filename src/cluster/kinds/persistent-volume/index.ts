import { type FieldError, notSupported, required } from '../../apiserver/field-error.ts';
import { dnsSubdomain } from '../../apiserver/formats/names.ts';
import { validateObjectMeta } from '../../apiserver/object-meta.ts';
import type { KubeObject } from '../../object.ts';
import type { KindDefinition } from '../kind.ts';

interface PersistentVolume extends KubeObject {
  spec?: {
    capacity?: Record<string, string>;
    accessModes?: readonly string[];
    persistentVolumeReclaimPolicy?: string;
    volumeMode?: string;
    nodeAffinity?: unknown;
    local?: unknown;
  } & Readonly<Record<string, unknown>>;
}

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const reclaimPolicies = ['Delete', 'Recycle', 'Retain'];
/** Whatever else stands in the spec is where the data is. */
const aboutAnyVolume = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
]);

// kubernetes pkg/apis/core/validation/validation.go ValidatePersistentVolumeSpec
function validate({ metadata, spec = {} }: PersistentVolume): FieldError[] {
  const { capacity = {}, accessModes: modes = [], persistentVolumeReclaimPolicy: policy, local, nodeAffinity } = spec;
  const amounts = Object.keys(capacity);
  const isStorageOnly = amounts.length === 1 && amounts[0] === 'storage';
  const hasSource = Object.keys(spec).some((field) => !aboutAnyVolume.has(field));
  return [
    ...validateObjectMeta(metadata, false, dnsSubdomain),
    ...(modes.length > 0 ? [] : [required('spec.accessModes')]),
    ...modes.filter((mode) => !accessModes.includes(mode)).map((mode) => notSupported('spec.accessModes', mode, accessModes)),
    ...(amounts.length > 0 ? [] : [required('spec.capacity')]),
    ...(isStorageOnly ? [] : [notSupported('spec.capacity', spec.capacity, ['storage'])]),
    ...(policy === undefined || reclaimPolicies.includes(policy)
      ? []
      : [notSupported('spec.persistentVolumeReclaimPolicy', policy, reclaimPolicies)]),
    ...(local && !nodeAffinity ? [required('spec.nodeAffinity', 'Local volume requires node affinity')] : []),
    ...(hasSource ? [] : [required('spec', 'must specify a volume type')]),
  ];
}

export const persistentVolume: KindDefinition<PersistentVolume> = {
  kind: 'PersistentVolume',
  group: '',
  versions: ['v1'],
  plural: 'persistentvolumes',
  singular: 'persistentvolume',
  shortNames: ['pv'],
  namespaced: false,
  about: 'Storage that outlives a Pod, for claims to take.',
  // kubernetes pkg/apis/core/v1/defaults.go SetDefaults_PersistentVolume
  defaults: (object) => ({
    ...object,
    spec: {
      ...object.spec,
      persistentVolumeReclaimPolicy: object.spec?.persistentVolumeReclaimPolicy ?? 'Retain',
      volumeMode: object.spec?.volumeMode ?? 'Filesystem',
    },
  }),
  prepare: (object, _context, old) => ({ ...object, status: (old as { status?: unknown } | undefined)?.status ?? { phase: 'Pending' } }),
  validate,
};
