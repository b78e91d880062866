import { describe, expect, test } from 'vitest';
import { fieldErrorText } from '../apiserver/field-error.ts';
import type { Cluster } from '../cluster.ts';
import type { KubeObject } from '../object.ts';
import { defaultSettings } from '../settings.ts';
import { scheduleProblem } from './cron-job/schedule.ts';
import { kindNamed } from './index.ts';

const cluster: Cluster = { settings: defaultSettings, objects: [], sources: {} };

function stored(kind: string, spec: object, name = 'web'): KubeObject {
  const given = { apiVersion: 'x', kind, metadata: { name, namespace: 'default', uid: 'u-1' }, spec } as unknown as KubeObject;
  const defaulted = kindNamed(kind)?.defaults?.(given) ?? given;
  return (kindNamed(kind)?.prepare?.(defaulted, { cluster }) ?? defaulted) as KubeObject;
}

const complaints = (kind: string, spec: object) => (kindNamed(kind)?.validate?.(stored(kind, spec), { cluster }) ?? []).map(fieldErrorText);

const updateComplaints = (kind: string, old: object, next: object) =>
  (kindNamed(kind)?.validateUpdate?.(stored(kind, next), stored(kind, old), { cluster }) ?? []).map(fieldErrorText);

const template = (labels: object, spec: object = {}) => ({
  metadata: { labels },
  spec: { containers: [{ name: 'a', image: 'b' }], ...spec },
});
const good = { selector: { matchLabels: { app: 'web' } }, template: template({ app: 'web' }) };

test.each(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'])(
  '%s: a good one passes, one that does not select its own Pods does not',
  (kind) => {
    expect(complaints(kind, good)).toEqual([]);
    expect(complaints(kind, { ...good, template: template({ app: 'api' }) })).toEqual([
      'spec.template.metadata.labels: Invalid value: {"app":"api"}: `selector` does not match template `labels`',
    ]);
  },
);

test('a Deployment cannot roll out where nothing may go up or down', () => {
  const strategy = { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } };
  expect(complaints('Deployment', { ...good, strategy })).toEqual([
    'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0',
  ]);
});

test('a selector stays', () => {
  const other = { selector: { matchLabels: { app: 'api' } }, template: template({ app: 'api' }) };
  expect(updateComplaints('Deployment', good, other)).toEqual([
    'spec.selector: Invalid value: {"matchLabels":{"app":"api"}}: field is immutable',
  ]);
  expect(updateComplaints('StatefulSet', good, other)[0]).toMatch(
    /^spec: Forbidden: updates to statefulset spec for fields other than 'replicas',/,
  );
});

describe('StatefulSet', () => {
  test('a claim counts as a volume', () => {
    const mounts = template({ app: 'web' }, { containers: [{ name: 'a', image: 'b', volumeMounts: [{ name: 'data', mountPath: '/d' }] }] });
    const claim = { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } };
    expect(complaints('StatefulSet', { ...good, template: mounts })).toHaveLength(1);
    expect(complaints('StatefulSet', { ...good, template: mounts, volumeClaimTemplates: [claim] })).toEqual([]);
  });

  test('a claim is as good as one on its own', () => {
    expect(complaints('StatefulSet', { ...good, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }] })).toEqual([
      'spec.volumeClaimTemplates[0].spec.accessModes: Required value: at least 1 access mode is required',
      'spec.volumeClaimTemplates[0].spec.resources[storage]: Required value',
    ]);
  });

  test('what it says of maxUnavailable counts for nothing', () => {
    const updateStrategy = { rollingUpdate: { maxUnavailable: 0, partition: 1 } };
    expect(complaints('StatefulSet', { ...good, updateStrategy })).toEqual([]);
    const { spec } = stored('StatefulSet', { ...good, updateStrategy }) as KubeObject & { spec: { updateStrategy: unknown } };
    expect(spec.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { partition: 1 } });
  });

  test('replicas and template may change', () => {
    expect(updateComplaints('StatefulSet', good, { ...good, replicas: 3, template: template({ app: 'web', v: '2' }) })).toEqual([]);
  });
});

describe('Job', () => {
  const once = { template: template({ app: 'web' }, { restartPolicy: 'Never' }) };

  test('it marks its Pods, and itself where it has no labels', () => {
    const job = stored('Job', once) as KubeObject & { spec: { selector: unknown; template: { metadata: { labels: unknown } } } };
    expect(job.spec.selector).toEqual({ matchLabels: { 'batch.kubernetes.io/controller-uid': 'u-1' } });
    expect(job.spec.template.metadata.labels).toEqual({
      app: 'web',
      'batch.kubernetes.io/controller-uid': 'u-1',
      'batch.kubernetes.io/job-name': 'web',
      'controller-uid': 'u-1',
      'job-name': 'web',
    });
    expect(job.metadata.labels).toEqual(job.spec.template.metadata.labels);
    expect(complaints('Job', once)).toEqual([]);
  });

  test('its template stays, and is printed in the layout of the API server itself', () => {
    const twice = { template: template({ app: 'web' }, { restartPolicy: 'OnFailure' }) };
    const [refusal] = updateComplaints('Job', once, twice);
    expect(refusal).toMatch(
      /^spec\.template: Invalid value: \{"labels":\{.*"Spec":\{"Volumes":null,.*"RestartPolicy":"OnFailure",.*\}: field is immutable$/,
    );
  });

  test('it has to come to an end', () => {
    expect(complaints('Job', { template: template({ app: 'web' }) })).toEqual([
      'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
    ]);
  });
});

test.each([
  ['*/5 0-6 1,15 jan-mar mon', undefined],
  ['@hourly', undefined],
  ['@every 1h30m', undefined],
  ['* * * *', 'expected exactly 5 fields, found 4: [* * * *]'],
  ['61 * * * *', 'end of range (61) above maximum (59): 61'],
  ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
  ['5-1 * * * *', 'beginning of range (5) beyond end of range (1): 5-1'],
  ['*/0 * * * *', 'step of range should be a positive number: */0'],
  ['x * * * *', 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
  ['@often', 'unrecognized descriptor: @often'],
])('schedule %s', (schedule, problem) => {
  expect(scheduleProblem(schedule)).toBe(problem);
});

test('a ReplicationController takes selector and labels from its template', () => {
  const { metadata, spec } = stored('ReplicationController', { template: template({ app: 'web' }) }) as KubeObject & { spec: object };
  expect(metadata.labels).toEqual({ app: 'web' });
  expect(spec).toMatchObject({ selector: { app: 'web' }, replicas: 1 });
});

test('a DaemonSet counts its templates', () => {
  const first = stored('DaemonSet', good);
  const next = { ...first, spec: { ...good, template: template({ app: 'web', v: '2' }) } } as unknown as KubeObject;
  const again = kindNamed('DaemonSet')?.prepare?.(next, { cluster }, first) as KubeObject;
  expect(first.metadata.annotations).toEqual({ 'deprecated.daemonset.template.generation': '1' });
  expect(again.metadata.annotations).toEqual({ 'deprecated.daemonset.template.generation': '2' });
});
