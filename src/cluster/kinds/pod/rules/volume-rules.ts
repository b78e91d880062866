import { duplicate, type FieldError, invalid, required } from '../../../apiserver/field-error.ts';
import { checkName, dnsLabel } from '../../../apiserver/formats/names.ts';
import type { FullContainer, Volume } from '../pod-spec.ts';
import { checkDescending, checkVolumeSources } from './volume-source-rules.ts';

// kubernetes pkg/apis/core/validation/validation.go ValidateVolumes
export function checkVolumes(field: string, volumes: readonly Volume[]): FieldError[] {
  const names = new Set<string>();
  return volumes.flatMap((volume, i) => {
    const path = `${field}[${i}]`;
    const name = volume.name ?? '';
    const wrongName = name === '' ? [required(`${path}.name`)] : checkName(`${path}.name`, name, dnsLabel);
    const again = wrongName.length === 0 && names.has(name) ? [duplicate(`${path}.name`, name)] : [];
    names.add(name);
    return [...checkVolumeSources(path, volume), ...wrongName, ...again];
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
