import { quantityAmount } from '../../../apiserver/formats/quantity.ts';
import { labelLines, none, unset } from '../format.ts';
import { type ClaimTemplate, ephemeralClaimLines } from './claim.ts';

type Source = Readonly<Record<string, unknown>>;
export type Volume = Source & { readonly name: string };

const show = (value: unknown, absent: string | number = '') =>
  String(typeof value === 'object' || value === undefined ? absent : (value as string | number | boolean));
const flag = (value: unknown) => String(value === true);

function sizeLimit({ sizeLimit: limit }: Source): string {
  return typeof limit === 'string' && (quantityAmount(limit) ?? 0n) > 0n ? limit : unset;
}

interface Projection {
  readonly secret?: { readonly name?: string; readonly optional?: boolean };
  readonly configMap?: { readonly name?: string; readonly optional?: boolean };
  readonly downwardAPI?: object;
  readonly serviceAccountToken?: { readonly expirationSeconds?: number };
}

function projectionLines({ secret, configMap, downwardAPI, serviceAccountToken }: Projection): string[] {
  if (secret) return [`SecretName:\t${show(secret.name)}`, `Optional:\t${flag(secret.optional)}`];
  if (downwardAPI) return ['DownwardAPI:\ttrue'];
  if (configMap) return [`ConfigMapName:\t${show(configMap.name)}`, `Optional:\t${flag(configMap.optional)}`];
  return serviceAccountToken ? [`TokenExpirationSeconds:\t${show(serviceAccountToken.expirationSeconds)}`] : [];
}

interface DownwardItem {
  readonly path: string;
  readonly fieldRef?: { readonly fieldPath: string };
  readonly resourceFieldRef?: { readonly resource: string };
}

const downwardLine = ({ path, fieldRef, resourceFieldRef }: DownwardItem) =>
  `  ${fieldRef?.fieldPath ?? resourceFieldRef?.resource ?? ''} -> ${path}`;

const diskLines = ({ fsType, partition, readOnly }: Source) => [
  `FSType:\t${show(fsType)}`,
  `Partition:\t${show(partition, 0)}`,
  `ReadOnly:\t${flag(readOnly)}`,
];

/** The first that a volume has counts; after its type come its own lines. */
const types: readonly (readonly [key: string, title: string, lines: (source: Source) => string[]])[] = [
  ['hostPath', 'HostPath (bare host directory volume)', ({ path, type }) => [`Path:\t${show(path)}`, `HostPathType:\t${show(type, none)}`]],
  [
    'emptyDir',
    "EmptyDir (a temporary directory that shares a pod's lifetime)",
    (source) => [`Medium:\t${show(source.medium)}`, `SizeLimit:\t${sizeLimit(source)}`],
  ],
  [
    'gcePersistentDisk',
    'GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)',
    (source) => [`PDName:\t${show(source.pdName)}`, ...diskLines(source)],
  ],
  [
    'awsElasticBlockStore',
    'AWSElasticBlockStore (a Persistent Disk resource in AWS)',
    (source) => [`VolumeID:\t${show(source.volumeID)}`, ...diskLines(source)],
  ],
  [
    'gitRepo',
    'GitRepo (a volume that is pulled from git when the pod is created)',
    ({ repository, revision }) => [`Repository:\t${show(repository)}`, `Revision:\t${show(revision)}`],
  ],
  [
    'secret',
    'Secret (a volume populated by a Secret)',
    ({ secretName, optional }) => [`SecretName:\t${show(secretName)}`, `Optional:\t${flag(optional)}`],
  ],
  [
    'configMap',
    'ConfigMap (a volume populated by a ConfigMap)',
    ({ name, optional }) => [`Name:\t${show(name)}`, `Optional:\t${flag(optional)}`],
  ],
  [
    'nfs',
    'NFS (an NFS mount that lasts the lifetime of a pod)',
    ({ server, path, readOnly }) => [`Server:\t${show(server)}`, `Path:\t${show(path)}`, `ReadOnly:\t${flag(readOnly)}`],
  ],
  [
    'persistentVolumeClaim',
    'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    ({ claimName, readOnly }) => [`ClaimName:\t${show(claimName)}`, `ReadOnly:\t${flag(readOnly)}`],
  ],
  [
    'ephemeral',
    'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)',
    ({ volumeClaimTemplate }) => (volumeClaimTemplate ? ephemeralClaimLines(volumeClaimTemplate as ClaimTemplate) : []),
  ],
  [
    'downwardAPI',
    'DownwardAPI (a volume populated by information about the pod)',
    ({ items }) => ['Items:', ...((items ?? []) as DownwardItem[]).map(downwardLine)],
  ],
  [
    'projected',
    'Projected (a volume that contains injected data from multiple sources)',
    ({ sources }) => ((sources ?? []) as Projection[]).flatMap(projectionLines),
  ],
  [
    'csi',
    'CSI (a Container Storage Interface (CSI) volume source)',
    ({ driver, fsType, readOnly, volumeAttributes }) => [
      `Driver:\t${show(driver)}`,
      `FSType:\t${show(fsType)}`,
      `ReadOnly:\t${flag(readOnly)}`,
      ...labelLines('VolumeAttributes', volumeAttributes as Readonly<Record<string, string>> | undefined),
    ],
  ],
  [
    'image',
    'Image (a container image or OCI artifact)',
    ({ reference, pullPolicy }) => [`Reference:\t${show(reference)}`, `PullPolicy:\t${show(pullPolicy)}`],
  ],
];

// kubernetes kubectl pkg/describe/describe.go describeVolumes
export function volumeLines(volume: Volume): string[] {
  const [key = '', title, lines] = types.find(([name]) => volume[name]) ?? [];
  if (!lines) return [`   ${volume.name}:`, '  <unknown>'];
  return [`   ${volume.name}:`, `    Type:\t${title}`, ...lines(volume[key] as Source).map((line) => `    ${line}`)];
}
