import { type FieldError, forbidden, invalid, notSupported, required } from '../../../apiserver/field-error.ts';
import type { Volume } from '../pod-spec.ts';

interface KeyToPath {
  readonly key?: string;
  readonly path?: string;
  readonly mode?: number;
}

/** The fields that are looked at; which of them a source has its kind says. */
interface VolumeSource {
  readonly name?: string;
  readonly path?: string;
  readonly type?: string;
  readonly secretName?: string;
  readonly claimName?: string;
  readonly server?: string;
  readonly reference?: string;
  readonly defaultMode?: number;
  readonly items?: readonly KeyToPath[];
}

const hostPathTypes = ['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket'];

/** In the order in which the API server looks for them. */
// kubernetes pkg/apis/core/validation/validation.go validateVolumeSource
const rules: Readonly<Record<string, (field: string, source: VolumeSource) => FieldError[]>> = {
  emptyDir: () => [],
  hostPath: (field, { path = '', type }) =>
    path === ''
      ? [required(`${field}.path`)]
      : [
          ...checkNoBacksteps(`${field}.path`, path),
          ...(type === undefined || hostPathTypes.includes(type) ? [] : [notSupported(`${field}.type`, type, hostPathTypes)]),
        ],
  secret: (field, source) => [...checkGiven(`${field}.secretName`, source.secretName), ...checkFiles(field, source)],
  nfs: (field, { server, path = '' }) => [
    ...checkGiven(`${field}.server`, server),
    ...checkGiven(`${field}.path`, path),
    ...(path.startsWith('/') ? [] : [invalid(`${field}.path`, path, 'must be an absolute path')]),
  ],
  persistentVolumeClaim: (field, { claimName }) => checkGiven(`${field}.claimName`, claimName),
  configMap: (field, source) => [...checkGiven(`${field}.name`, source.name), ...checkFiles(field, source)],
  image: (field, { reference }) => checkGiven(`${field}.reference`, reference),
};

const known = Object.keys(rules);
const place = (source: string) => (known.includes(source) ? known.indexOf(source) : known.length);

export function checkVolumeSources(field: string, volume: Volume): FieldError[] {
  const sources = Object.keys(volume).filter((key) => key !== 'name');
  if (sources.length === 0) return [required(field, 'must specify a volume type')];
  return sources
    .sort((a, b) => place(a) - place(b))
    .flatMap((source, i) => {
      const path = `${field}.${source}`;
      if (i > 0) return [forbidden(path, 'may not specify more than 1 volume type')];
      return rules[source]?.(path, (volume[source] ?? {}) as VolumeSource) ?? [];
    });
}

const checkGiven = (field: string, value: string | undefined) => (value ? [] : [required(field)]);

function checkFiles(field: string, { defaultMode, items = [] }: VolumeSource): FieldError[] {
  return [
    ...checkMode(`${field}.defaultMode`, defaultMode),
    ...items.flatMap(({ key, path = '', mode }, i) => {
      const item = `${field}.items[${i}]`;
      return [
        ...checkGiven(`${item}.key`, key),
        ...(path === '' ? [required(`${item}.path`)] : checkNonReserved(`${item}.path`, path)),
        ...checkMode(`${item}.mode`, mode),
      ];
    }),
  ];
}

function checkMode(field: string, mode: number | undefined): FieldError[] {
  if (mode === undefined || (mode >= 0 && mode <= 0o777)) return [];
  return [invalid(field, mode, 'must be a number between 0 and 0777 (octal), both inclusive')];
}

// kubernetes pkg/apis/core/validation/validation.go validatePathNoBacksteps
const checkNoBacksteps = (field: string, path: string) =>
  path.split('/').includes('..') ? [invalid(field, path, "must not contain '..'")] : [];

// kubernetes pkg/apis/core/validation/validation.go validateLocalDescendingPath
export function checkDescending(field: string, path: string): FieldError[] {
  return [...(path.startsWith('/') ? [invalid(field, path, 'must be a relative path')] : []), ...checkNoBacksteps(field, path)];
}

// kubernetes pkg/apis/core/validation/validation.go validateLocalNonReservedPath
function checkNonReserved(field: string, path: string): FieldError[] {
  const isReserved = path.startsWith('..') && !path.startsWith('../');
  return [...checkDescending(field, path), ...(isReserved ? [invalid(field, path, "must not start with '..'")] : [])];
}
