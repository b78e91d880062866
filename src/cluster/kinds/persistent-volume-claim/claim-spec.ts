import { type FieldError, forbidden, invalid, notSupported, required } from '../../apiserver/field-error.ts';
import { checkLabelSelector } from '../../apiserver/formats/label-selector-rules.ts';
import { checkName, dnsSubdomain } from '../../apiserver/formats/names.ts';
import { quantityAmount } from '../../apiserver/formats/quantity.ts';
import type { LabelSelector } from '../../types.ts';

export interface ClaimSpec {
  readonly accessModes?: readonly string[];
  readonly selector?: LabelSelector;
  readonly resources?: { readonly requests?: Readonly<Record<string, string>>; readonly limits?: Readonly<Record<string, string>> };
  readonly volumeName?: string;
  readonly storageClassName?: string;
  readonly volumeMode?: string;
  readonly dataSource?: DataSource;
  readonly dataSourceRef?: DataSource & { readonly namespace?: string };
  readonly volumeAttributesClassName?: string;
}

interface DataSource {
  readonly apiGroup?: string;
  readonly kind?: string;
  readonly name?: string;
}

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const volumeModes = ['Block', 'Filesystem'];

// kubernetes pkg/apis/core/validation/validation.go ValidatePersistentVolumeClaimSpec
export function checkClaimSpec(field: string, spec: ClaimSpec): FieldError[] {
  const { storageClassName, volumeMode, volumeAttributesClassName } = spec;
  return [
    ...(spec.accessModes?.length ? [] : [required(`${field}.accessModes`, 'at least 1 access mode is required')]),
    ...checkLabelSelector(`${field}.selector`, spec.selector),
    ...checkAccessModes(`${field}.accessModes`, spec.accessModes ?? []),
    ...checkStorage(`${field}.resources[storage]`, spec.resources?.requests?.storage),
    ...(storageClassName ? checkName(`${field}.storageClassName`, storageClassName, dnsSubdomain) : []),
    ...(volumeMode === undefined || volumeModes.includes(volumeMode) ? [] : [notSupported(`${field}.volumeMode`, volumeMode, volumeModes)]),
    ...(spec.dataSource ? checkDataSource(`${field}.dataSource`, spec.dataSource) : []),
    ...(spec.dataSourceRef ? checkDataSource(`${field}.dataSourceRef`, spec.dataSourceRef) : []),
    ...(volumeAttributesClassName ? checkName(`${field}.volumeAttributesClassName`, volumeAttributesClassName, dnsSubdomain) : []),
  ];
}

function checkAccessModes(field: string, modes: readonly string[]): FieldError[] {
  const known = modes.filter((mode) => accessModes.includes(mode));
  const mixed = known.includes('ReadWriteOncePod') && known.some((mode) => mode !== 'ReadWriteOncePod');
  return [
    ...modes.filter((mode) => !accessModes.includes(mode)).map((mode) => notSupported(field, mode, accessModes)),
    ...(mixed ? [forbidden(field, 'may not use ReadWriteOncePod with other access modes')] : []),
  ];
}

function checkStorage(field: string, storage: string | undefined): FieldError[] {
  if (storage === undefined) return [required(field)];
  return (quantityAmount(storage) ?? 0n) > 0n ? [] : [invalid(field, storage, 'must be greater than zero')];
}

function checkDataSource(field: string, { apiGroup = '', kind = '', name = '' }: DataSource): FieldError[] {
  const isForeign = apiGroup === '' && kind !== 'PersistentVolumeClaim';
  return [
    ...(name === '' ? [required(`${field}.name`)] : []),
    ...(kind === '' ? [required(`${field}.kind`)] : []),
    ...(isForeign ? [invalid(field, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup")] : []),
    ...(apiGroup === '' ? [] : checkName(`${field}.apiGroup`, apiGroup, dnsSubdomain)),
  ];
}
