import { describe, expect, test } from 'vitest';
import { newCluster } from '../bootstrap.ts';
import { apply } from '../kubectl/apply.ts';
import { defaultSettings } from '../settings.ts';
import { readFiles } from '../yaml/index.ts';

/** What kubectl says of an object, without the words that it says of any. */
function said(apiVersion: string, kind: string, name: string, rest: string, cluster = newCluster(defaultSettings)) {
  const text = `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: "${name}"}, ${rest}}\n`;
  const applied = apply(cluster, readFiles([{ name: 'm.yaml', text }]));
  const { stdout, stderr } = applied.kubectl;
  return { lines: [...stdout, ...stderr].map((line) => line.replace(/^The .* is invalid: |^\* /, '')), cluster: applied.cluster };
}
const linesOf = (...given: Parameters<typeof said>) => said(...given).lines;

test.each([
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding', 'roleRef: {kind: Role, name: r}, subjects: [{kind: ServiceAccount, name: a}]'],
  ['storage.k8s.io/v1', 'StorageClass', 'provisioner: disk.example.com, parameters: {type: ssd}'],
  ['policy/v1', 'PodDisruptionBudget', 'spec: {minAvailable: 50%}'],
  ['autoscaling/v1', 'HorizontalPodAutoscaler', 'spec: {maxReplicas: 3, scaleTargetRef: {kind: Deployment, name: web}}'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', 'spec: {maxReplicas: 3, scaleTargetRef: {kind: Deployment, name: web}}'],
  ['v1', 'PersistentVolume', 'spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /srv}}'],
])('%s %s is created, and unchanged when applied again', (apiVersion, kind, rest) => {
  const first = said(apiVersion, kind, 'it', rest);
  expect(first.lines[0]).toMatch(/\/it created$/);
  expect(linesOf(apiVersion, kind, 'it', rest, first.cluster)[0]).toMatch(/\/it unchanged$/);
});

test.each([
  ['policy/v1', 'PodDisruptionBudget', 'spec: {minAvailable: 50%, selector: {matchLabels: {app: web}}}'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding', 'roleRef: {kind: Role, name: r}, subjects: [{kind: User, name: eve}]'],
])('%s %s is configured each time, since a part of it is sent as a whole', (apiVersion, kind, rest) => {
  const { cluster } = said(apiVersion, kind, 'it', rest);
  expect(linesOf(apiVersion, kind, 'it', rest, cluster)[0]).toMatch(/\/it configured$/);
});

test('roles have names that other objects may not have', () => {
  expect(linesOf('rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:reader', 'rules: []')[0]).toMatch(/created$/);
  expect(linesOf('storage.k8s.io/v1', 'StorageClass', 'system:fast', 'provisioner: a.example.com')[0]).toContain('RFC 1123 subdomain');
});

test('a field that there is not is refused', () => {
  expect(linesOf('rbac.authorization.k8s.io/v1', 'Role', 'r', 'rules: [{apiGroup: "", verbs: [get]}]')[0]).toContain(
    'strict decoding error: unknown field "rules[0].apiGroup"',
  );
  expect(linesOf('rbac.authorization.k8s.io/v1', 'Role', 'r', 'rules: all')[0]).toContain('cannot unmarshal string into Go');
});

describe('what is refused', () => {
  test('of a StorageClass', () => {
    expect(linesOf('storage.k8s.io/v1', 'StorageClass', 's', 'reclaimPolicy: Keep').slice(1)).toEqual([
      'provisioner: Required value',
      'reclaimPolicy: Unsupported value: "Keep": supported values: "Delete", "Retain"',
    ]);
    const { cluster } = said('storage.k8s.io/v1', 'StorageClass', 's', 'provisioner: a.example.com');
    expect(linesOf('storage.k8s.io/v1', 'StorageClass', 's', 'provisioner: b.example.com', cluster)).toEqual([
      'provisioner: Forbidden: updates to provisioner are forbidden.',
    ]);
  });

  test('of a PodDisruptionBudget', () => {
    expect(linesOf('policy/v1', 'PodDisruptionBudget', 'p', 'spec: {minAvailable: 1, maxUnavailable: 110%}').slice(1)).toEqual([
      'spec: Invalid value: {"MinAvailable":1,"Selector":null,"MaxUnavailable":"110%","UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set',
      'spec.maxUnavailable: Invalid value: "110%": must not be greater than 100%',
    ]);
  });

  test('of a HorizontalPodAutoscaler', () => {
    const spec = 'spec: {minReplicas: 4, maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization}}}]}';
    expect(linesOf('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', spec).slice(1)).toEqual([
      'spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`',
      'spec.scaleTargetRef.kind: Required value',
      'spec.scaleTargetRef.name: Required value',
      'spec.metrics[0].resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization',
    ]);
  });

  test('of a PersistentVolume', () => {
    expect(
      linesOf('v1', 'PersistentVolume', 'v', 'spec: {capacity: {storage: 1Gi}, accessModes: [RWX], local: {path: /srv}}').slice(1),
    ).toEqual([
      'spec.accessModes: Unsupported value: "RWX": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"',
      'spec.nodeAffinity: Required value: Local volume requires node affinity',
    ]);
  });
});
