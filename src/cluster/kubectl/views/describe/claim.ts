import { annotationLines, labelLines } from '../format.ts';

export interface ClaimTemplate {
  readonly metadata?: { readonly name?: string; readonly labels?: Record<string, string>; readonly annotations?: Record<string, string> };
  readonly spec?: {
    readonly storageClassName?: string;
    readonly accessModes?: readonly string[];
    readonly volumeMode?: string;
    readonly dataSource?: { readonly apiGroup?: string; readonly kind: string; readonly name: string };
    readonly resources?: { readonly requests?: { readonly storage?: string } };
  };
}

const olderClass = 'volume.beta.kubernetes.io/storage-class';

// kubernetes kubectl pkg/util/storage/storage.go GetPersistentVolumeClaimClass
const classOf = ({ metadata, spec }: ClaimTemplate) => metadata?.annotations?.[olderClass] ?? spec?.storageClassName ?? '';

// kubernetes kubectl pkg/describe/describe.go describeVolumeClaimTemplates
export function claimLines(claim: ClaimTemplate): string[] {
  const { metadata, spec } = claim;
  return [
    `  Name:\t${metadata?.name ?? ''}`,
    `  StorageClass:\t${classOf(claim)}`,
    ...labelLines('  Labels', metadata?.labels),
    ...labelLines('  Annotations', metadata?.annotations),
    `  Capacity:\t${spec?.resources?.requests?.storage ?? '<default>'}`,
    `  Access Modes:\t[${(spec?.accessModes ?? []).join(' ')}]`,
  ];
}

/** A claim that is made with its Pod has neither a volume nor what comes of one. */
// kubernetes kubectl pkg/describe/describe.go printPersistentVolumeClaim
export function ephemeralClaimLines(claim: ClaimTemplate): string[] {
  const { metadata, spec } = claim;
  const { volumeMode, dataSource } = spec ?? {};
  return [
    `StorageClass:\t${classOf(claim)}`,
    'Volume:\t',
    ...labelLines('Labels', metadata?.labels),
    ...annotationLines('Annotations', metadata?.annotations),
    'Capacity:\t',
    'Access Modes:\t',
    ...(volumeMode ? [`VolumeMode:\t${volumeMode}`] : []),
    ...(dataSource ? ['DataSource:'] : []),
    ...(dataSource?.apiGroup === undefined ? [] : [`  APIGroup:\t${dataSource.apiGroup}`]),
    ...(dataSource ? [`  Kind:\t${dataSource.kind}`, `  Name:\t${dataSource.name}`] : []),
  ];
}
