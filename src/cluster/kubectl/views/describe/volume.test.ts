import { expect, it } from 'vitest';
import { type Volume, volumeLines } from './volume.ts';

const lines = (source: Record<string, unknown>) => volumeLines({ name: 'v', ...source } as Volume).slice(1);

it('tells an unset type of a host path from an absent one', () => {
  expect(lines({ hostPath: { path: '/srv', type: '' } })[2]).toBe('    HostPathType:\t');
  expect(lines({ hostPath: { path: '/srv' } })[2]).toBe('    HostPathType:\t<none>');
});

it('prints what a CSI driver is given', () => {
  expect(lines({ csi: { driver: 'disk.example.com', volumeAttributes: { b: '2', a: '1' } } })).toEqual([
    '    Type:\tCSI (a Container Storage Interface (CSI) volume source)',
    '    Driver:\tdisk.example.com',
    '    FSType:\t',
    '    ReadOnly:\tfalse',
    '    VolumeAttributes:\ta=1',
    '    \tb=2',
  ]);
});

it('prints the claim of an ephemeral volume without a capacity, which it has not yet', () => {
  const spec = { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', volumeMode: 'Filesystem' };
  expect(lines({ ephemeral: { volumeClaimTemplate: { metadata: { labels: { type: 'cache' } }, spec } } }).slice(1)).toEqual([
    '    StorageClass:\tfast',
    '    Volume:\t',
    '    Labels:\ttype=cache',
    '    Annotations:\t<none>',
    '    Capacity:\t',
    '    Access Modes:\t',
    '    VolumeMode:\tFilesystem',
  ]);
});

it.each([
  [{ image: { reference: 'quay.io/a:1', pullPolicy: 'Always' } }, ['    Reference:\tquay.io/a:1', '    PullPolicy:\tAlways']],
  [
    { awsElasticBlockStore: { volumeID: 'vol-1', fsType: 'ext4' } },
    ['    VolumeID:\tvol-1', '    FSType:\text4', '    Partition:\t0', '    ReadOnly:\tfalse'],
  ],
])('knows %j', (source, expected) => {
  expect(lines(source).slice(1)).toEqual(expected);
});
