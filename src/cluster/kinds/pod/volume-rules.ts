import { duplicate, type FieldError, forbidden, invalid, required } from '../../apiserver/field-error.ts';
import { checkName, dnsLabel } from '../../apiserver/names.ts';
import type { FullContainer, Volume } from './pod-spec.ts';

/** What a source must say of itself, by the field's name. */
const neededFields: Readonly<Record<string, string>> = {
  configMap: 'name',
  hostPath: 'path',
  persistentVolumeClaim: 'claimName',
  secret: 'secretName',
};

// kubernetes pkg/apis/core/validation/validation.go ValidateVolumes
export function checkVolumes(field: string, volumes: readonly Volume[]): FieldError[] {
  const names = new Set<string>();
  return volumes.flatMap((volume, i) => {
    const path = `${field}[${i}]`;
    const sources = checkSources(path, volume);
    const name = volume.name ?? '';
    const wrongName = name === '' ? [required(`${path}.name`)] : checkName(`${path}.name`, name, dnsLabel);
    const again = wrongName.length === 0 && names.has(name) ? [duplicate(`${path}.name`, name)] : [];
    names.add(name);
    return [...sources, ...wrongName, ...again];
  });
}

function checkSources(path: string, volume: Volume): FieldError[] {
  const sources = Object.keys(volume).filter((key) => key !== 'name');
  if (sources.length === 0) return [required(path, 'must specify a volume type')];
  return sources.flatMap((source, i) => {
    if (i > 0) return [forbidden(`${path}.${source}`, 'may not specify more than 1 volume type')];
    const needed = neededFields[source];
    const given = volume[source] as Record<string, unknown> | undefined;
    return needed && !given?.[needed] ? [required(`${path}.${source}.${needed}`)] : [];
  });
}

// kubernetes pkg/apis/core/validation/validation.go ValidateVolumeMounts
export function checkVolumeMounts(field: string, container: FullContainer, volumes: ReadonlySet<string>): FieldError[] {
  const paths = new Set<string>();
  const devices = container.volumeDevices ?? [];
  return (container.volumeMounts ?? []).flatMap((mount, i) => {
    const path = `${field}[${i}]`;
    const { name = '', mountPath = '', subPath = '', subPathExpr = '' } = mount;
    const again = paths.has(mountPath);
    paths.add(mountPath);
    return [
      ...(name === '' ? [required(`${path}.name`)] : []),
      ...(volumes.has(name) ? [] : [{ type: 'NotFound', field: `${path}.name`, value: name, detail: '' } as const]),
      ...(mountPath === '' ? [required(`${path}.mountPath`)] : []),
      ...(again ? [invalid(`${path}.mountPath`, mountPath, 'must be unique')] : []),
      ...(devices.some((device) => device.name === name) ? [invalid(`${path}.name`, name, 'must not already exist in volumeDevices')] : []),
      ...(devices.some((device) => device.devicePath === mountPath)
        ? [invalid(`${path}.mountPath`, mountPath, 'must not already exist as a path in volumeDevices')]
        : []),
      ...(subPath ? checkDescending(`${field}.subPath`, subPath) : []),
      ...(subPath && subPathExpr ? [invalid(`${path}.subPathExpr`, subPathExpr, 'subPathExpr and subPath are mutually exclusive')] : []),
      ...(subPathExpr ? checkDescending(`${field}.subPathExpr`, subPathExpr) : []),
    ];
  });
}

// kubernetes pkg/apis/core/validation/validation.go validateLocalDescendingPath
function checkDescending(field: string, path: string): FieldError[] {
  return [
    ...(path.startsWith('/') ? [invalid(field, path, 'must be a relative path')] : []),
    ...(path.split('/').includes('..') ? [invalid(field, path, "must not contain '..'")] : []),
  ];
}
